// A plot of ratios: a dot each with its range as a line, on a logarithmic scale, beside the line of 1.
import type { Group, Ratio } from './ratios.ts'

const width = 720
const nameWidth = 270
const valueWidth = 70
const rowHeight = 24
const head = 8
const foot = 26
/** What is shown as the least: a printed 0.000 has no logarithm. */
const least = 0.001

export function plotOf({ title, ratios }: Group): string {
  const scale = scaleOf(ratios)
  const height = head + ratios.length * rowHeight + foot
  const bottom = height - foot
  const ticks = scale.ticks.map(tick => tickMark(tick, scale.x(tick), bottom)).join('')
  const rows = ratios.map((ratio, n) => row(ratio, head + (n + 0.5) * rowHeight, scale.x)).join('')
  const label = escape(
    `${title || 'Ratios'}: ${ratios.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
  )
  const caption = title ? `<figcaption>${escape(title)}</figcaption>` : ''
  return `<figure class="plot">${caption}<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${ticks}${rows}</svg></figure>`
}

function scaleOf(ratios: Ratio[]) {
  const all = ratios.flatMap(({ value, range = [value, value] }) => [value, ...range]).concat(1)
  const low = Math.log10(Math.max(least, Math.min(...all)))
  const high = Math.log10(Math.max(...all))
  // A group of equals still wants a scale; a little room on both sides keeps the dots off the edges.
  const room = Math.max(0.05, (high - low) * 0.06)
  const from = low - room
  const span = high + room - from
  const x = (value: number) =>
    nameWidth + ((Math.log10(Math.max(least, value)) - from) / span) * (width - nameWidth - valueWidth)
  const within = (tick: number) => Math.log10(tick) >= from && Math.log10(tick) <= from + span
  return { x, ticks: ticksOf(span).filter(within) }
}

function ticksOf(span: number): number[] {
  const steps = span > 1.2 ? [1] : span > 0.5 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 3, 5, 7]
  return [0.001, 0.01, 0.1, 1, 10, 100, 1000].flatMap(power => steps.map(step => round(power * step)))
}

const round = (value: number) => Number(value.toPrecision(3))

function tickMark(tick: number, x: number, bottom: number): string {
  const kind = tick === 1 ? 'one' : 'tick'
  return (
    `<line class="${kind}" x1="${at(x)}" x2="${at(x)}" y1="${head}" y2="${bottom}"/>` +
    `<text class="scale" x="${at(x)}" y="${bottom + 16}">${tick}×</text>`
  )
}

function row({ name, value, range }: Ratio, y: number, x: (value: number) => number): string {
  const whisker = range
    ? `<line class="range" x1="${at(x(range[0]))}" x2="${at(x(range[1]))}" y1="${at(y)}" y2="${at(y)}"/>`
    : ''
  return (
    `<text class="name" x="0" y="${at(y + 4)}">${escape(name)}</text>${whisker}` +
    `<circle class="ratio" cx="${at(x(value))}" cy="${at(y)}" r="4.5"/>` +
    `<text class="value" x="${width}" y="${at(y + 4)}">${value}×</text>`
  )
}

const at = (value: number) => value.toFixed(1)

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('{', '&#123;')
