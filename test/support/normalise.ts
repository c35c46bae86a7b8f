import { stripVTControlCharacters } from 'node:util'

export interface NormaliseRoots {
  /** The folder that Vitest ran in. */
  run: string
  /** The world's folder, whose node_modules hold Vitest. */
  world: string
  /** The checkout. */
  checkout: string
}

/**
 * What Vitest printed, without what differs from run to run and from machine to machine: colours, times, versions,
 * absolute paths, hashed file names and frames inside Node. Where Vitest 5 words a line otherwise than 4.1, 4.1's wording.
 */
export function normaliseOutput(text: string, roots: NormaliseRoots): string {
  const lines = replacePaths(stripVTControlCharacters(text), roots)
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter(line => !isNoise(line))
    .map(line => normaliseLine(line).trimEnd())
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function replacePaths(text: string, roots: NormaliseRoots): string {
  return text
    .replaceAll(/\\(?!W\+)/g, '/')
    .replaceAll(`file://${roots.run}`, roots.run)
    .replaceAll(`${roots.run}/`, '')
    .replaceAll(roots.run, '<fixture>')
    .replaceAll(/(?:\.\.\/)+node_modules\//g, 'node_modules/')
    .replaceAll(`${roots.world}/`, '')
    .replaceAll(`${roots.checkout}/`, '<checkout>/')
}

const noise = [
  /^ *Start at /,
  /^ *Duration /,
  /^ *(❯|at) .*node:internal\//,
  /^ *(❯|at) .*<anonymous>$/,
  /^ *(JUNIT|JSON) report written to /,
  /^ {3,}[✓×❯↓] .* \(\d+\)$/, // a suite's own line, which Vitest 5 prints and 4.1 does not
]

function isNoise(line: string): boolean {
  return noise.some(pattern => pattern.test(line))
}

function normaliseLine(line: string): string {
  return line
    .replace(/^( *RUN +)v[\d.]+(-\S+)? .*$/, '$1<version> <fixture>')
    .replace(/^( *[✓×❯↓] .*?) \d+(?:\.\d+)?m?s( \[.*\]| \((?:retry|repeat) .*\))?$/, '$1$2')
    .replace(/(node_modules\/(?:vitest|@vitest\/\w+)\/dist\/)\S+?:\d+:\d+/g, '$1<chunk>')
    .replace(/(node_modules\/vitest-async-case\/dist\/\w+\.js):\d+:\d+/g, '$1:<position>')
    .replace(/^( FAIL .*?\.[cm]?[jt]sx?:\d+):\d+( |$)/, '$1$2')
    .replace(/^(?:Test|Hook)TimeoutError: /, 'Error: ')
    .replace(/(localhost|127\.0\.0\.1|\[::1\]):\d{2,5}\b/g, '$1:<port>')
}
