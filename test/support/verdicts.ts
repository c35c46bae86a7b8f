import type { ErrorReport } from './report.ts'
import type { RunResult } from './run-vitest.ts'

/** One line a test, its errors below it at their lines; and what the end of the file tells. */
export function verdicts({ report, stderr }: RunResult): string {
  const tests = report.files.flatMap(({ file, errors, suites, tests }) => [
    ...errors.map(error => `FILE ${file}${errorLine(error)}`),
    ...suites.flatMap(({ path, errors }) =>
      errors.map(error => `SUITE ${path.join(' > ')}${errorLine(error)}`),
    ),
    ...tests.map(
      ({ state, path, errors, annotations }) =>
        `${state} ${path.join(' > ')}${errors.map(errorLine).join('')}${annotations.map(({ message }) => `\n  told: ${message}`).join('')}`,
    ),
  ])
  const told = inOrderOfFiles(
    stderr.split('\n').filter(line => /^Leaked:|^Left behind by|^allowLe|^… and/.test(line)),
  )
  const unhandled = report.unhandledErrors.map(({ message }) => `UNHANDLED ${message}`)
  return stable([...tests, ...unhandled, '', ...told, ''].join('\n'))
}

/** Files end in any order; each has its list in one piece. */
function inOrderOfFiles(lines: readonly string[]): string[] {
  let file = ''
  const ofFiles = lines.map(line => ({
    line,
    file: (file = /([\w-]+\.test\.ts):\d+$/.exec(line)?.[1] ?? file),
  }))
  return ofFiles.toSorted((a, b) => a.file.localeCompare(b.file)).map(({ line }) => line)
}

function errorLine({ name, message, stacks: [first] }: ErrorReport): string {
  const text = message.split('\n').filter(line => !/^If this is a long-running|^\(\d+ ms after/.test(line))
  // Vitest 5 has classes of its own for these.
  const kind = name.replace(/^(?:Test|Hook)TimeoutError/, 'Error')
  return `\n  ${kind}: ${text.join(' ')}${first ? ` (${first.file}:${first.line})` : ''}`
}

/** Without what is another one in each run. */
export function stable(output: string): string {
  return (
    output
      .replaceAll(/port \d+/g, 'port <port>')
      .replaceAll(/busy for \d+ ms/g, 'busy for <n> ms')
      .replaceAll(/localhost:\d+/g, 'localhost:<port>')
      .replaceAll(/ at \S*?([\w-]+\.test\.ts)/g, ' at $1')
      // In the vm pools what has copied the function of a promise timer makes one that looks as any other.
      .replaceAll('await it, or controller.abort() of the signal given to it', 'clearTimeout(timer)')
  )
}
