// Draws lines of a terminal, with their colours, as an SVG.

const columns = 100
const [width, height, margin] = [8.43, 20, 16]

/** The colours of the codes that Vitest prints with, on a dark ground. */
const colours = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
}
const escape = String.fromCharCode(27)
/** What changes the look of the text after it. */
const code = /^\[([\d;]*)m/

export function terminalSvg(lines) {
  const rows = lines.flatMap(line => wrapped(spansOf(line)))
  const size = { width: Math.ceil(columns * width + 2 * margin), height: rows.length * height + 2 * margin }
  const texts = rows.map((spans, index) => rowSvg(spans, margin + index * height))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
<style>text { font: 14px ui-monospace, Menlo, Consolas, monospace; fill: #e6edf3; white-space: pre } .bold { font-weight: 700 }</style>
<rect width="100%" height="100%" rx="8" fill="#161b22"/>
${texts.join('\n')}
</svg>
`
}

/** The pieces of a line that look alike. */
function spansOf(line) {
  const spans = []
  let look = {}
  line.split(escape).forEach((part, index) => {
    const [found, numbers] = (index > 0 && code.exec(part)) || ['']
    for (const number of numbers?.split(';').map(Number) ?? []) look = after(look, number)
    const text = part.slice(found.length)
    if (text !== '') spans.push({ text, ...look })
  })
  return spans
}

function after(look, number) {
  if (number === 0) return {}
  if (number === 1) return { ...look, isBold: true }
  if (number === 22) return { ...look, isBold: false }
  if (number === 39) return { ...look, colour: undefined }
  if (number === 41) return { ...look, ground: '#da3633' }
  if (number === 49) return { ...look, ground: undefined }
  return colours[number] ? { ...look, colour: colours[number] } : look
}

/** As a terminal of so many columns breaks a line, but at its words. */
function wrapped(spans) {
  const rows = [[]]
  let column = 0
  for (const { text, ...look } of spans) {
    let piece
    for (const word of text.split(/(?<= )/)) {
      if (column > 0 && column + word.trimEnd().length > columns) {
        rows.push([])
        column = 0
        piece = undefined
      }
      if (!piece) rows.at(-1).push((piece = { text: '', ...look, column }))
      piece.text += word
      column += word.length
    }
  }
  return rows
}

function rowSvg(spans, y) {
  const joined = spans.map(({ text, colour, ground, isBold, column }) => {
    const x = (margin + column * width).toFixed(1)
    const wide = (text.length * width).toFixed(1)
    const behind = ground
      ? `<rect x="${x}" y="${y}" width="${wide}" height="${height}" fill="${ground}"/>`
      : ''
    const look = `${colour ? ` style="fill:${colour}"` : ''}${isBold ? ' class="bold"' : ''}`
    // Its columns are those of the terminal, whichever font there is.
    return `${behind}<text x="${x}" y="${y + 15}" textLength="${wide}"${look}>${escaped(text)}</text>`
  })
  return joined.join('')
}

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
