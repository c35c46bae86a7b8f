/** The parameters of a function, read from its source. */
export interface ParameterList {
  /** As written: `(id, options = {})`. */
  readonly text: string
  /** How many arguments it can use; `Infinity` with a rest parameter, or when its source cannot tell. */
  readonly most: number
}

const OPENERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' }
const SKIPPED = /\/\*[^]*?\*\/|\/\/[^\n]*/y
const QUOTED = /'(?:\\[^]|[^'\\])*'|"(?:\\[^]|[^"\\])*"|`(?:\\[^]|[^`\\])*`/y
// state of this copy: where it begins to look is set before each use
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y

/** The end of a comment, string, template or regular expression at `index`, or `index` when there is none. */
function skipLiteral(source: string, index: number, before: string): number {
  for (const pattern of [SKIPPED, QUOTED]) {
    pattern.lastIndex = index
    if (pattern.test(source)) return pattern.lastIndex
  }
  REGEX.lastIndex = index
  // A slash begins a regular expression only where a value may begin.
  return /[=(,[{:?!&|]/.test(before) && REGEX.test(source) ? REGEX.lastIndex : index
}

/** The list of parameters that opens at `start`, split at its own commas; `undefined` when it does not close. */
function splitParameters(source: string, start: number): { parts: string[]; end: number } | undefined {
  const closers: string[] = [')']
  const parts: string[] = []
  let from = start + 1
  let before = '('
  for (let index = from; index < source.length;) {
    const next = skipLiteral(source, index, before)
    if (next > index) {
      index = next
      continue
    }
    const char = source.charAt(index)
    const closer = OPENERS[char]
    if (closer !== undefined) closers.push(closer)
    else if (char === closers.at(-1)) closers.pop()
    if (closers.length === 0 || (char === ',' && closers.length === 1)) {
      parts.push(source.slice(from, index))
      from = index + 1
      if (closers.length === 0) return { parts, end: index }
    }
    if (!/\s/.test(char)) before = char
    index += 1
  }
  return undefined
}

/** Reads the parameter list that opens at `start`. */
export function readParameters(source: string, start: number): ParameterList | undefined {
  const list = splitParameters(source, start)
  if (list === undefined) return undefined
  const parts = list.parts.map(stripComments).filter(part => part !== '')
  const isOpen = parts.some(part => part.startsWith('...')) || /\barguments\b/.test(source.slice(list.end))
  return { text: `(${parts.join(', ')})`, most: isOpen ? Infinity : parts.length }
}

function stripComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*\n/g, '').trim()
}
