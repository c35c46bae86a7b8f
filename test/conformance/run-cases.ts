import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runVitest, type RunOptions } from '../support/run-vitest.ts'
import type { FileReport } from '../support/report.ts'
import type { CaseData, Trace } from './case-data.ts'
import { traceOf } from './trace.ts'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const parts = {
  'lib/case-data.ts': source('./case-data.ts'),
  'lib/fixture/actions.ts': source('./fixture/actions.ts'),
  'lib/fixture/build-case.ts': source('./fixture/build-case.ts'),
}

/**
 * Runs cases on this library's classes in one run of the real Vitest, each case a test file of its own, and returns
 * their traces. Files share workers (`--no-isolate`), which keeps 400 cases within seconds.
 */
export async function runCases(cases: CaseData[], options: Partial<RunOptions> = {}): Promise<Trace[]> {
  const events = await mkdtemp(join(fileURLToPath(new URL('../../.tmp/', import.meta.url)), 'events-'))
  try {
    const files = {
      ...library(),
      ...Object.fromEntries(cases.map((each, n) => [fileOf(n), testFile(each, n, events)])),
    }
    const result = await runVitest({
      fixture: new URL('./fixture/run/', import.meta.url),
      files,
      args: ['--no-isolate'],
      reporter: 'dot',
      timeout: 120_000,
      ...options,
    })
    const reports = new Map(result.report.files.map(file => [file.file, file]))
    return cases.map((_, n) => traceOf(readEvents(join(events, `${n}`)), reportOf(reports, n, result.output)))
  } finally {
    await rm(events, { recursive: true, force: true })
  }
}

function library(): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).map(([name, path]) => [name, readFileSync(path, 'utf8')]))
}

const fileOf = (n: number) => `case-${String(n).padStart(4, '0')}.test.ts`

function testFile(data: CaseData, n: number, events: string): string {
  const exported = data.classes.map(
    each => `export const ${each.name} = built.classes[${JSON.stringify(each.name)}]`,
  )
  const hooks = (['setUpModule', 'tearDownModule'] as const)
    .filter(name => data[name])
    .map(name => `export const ${name} = built.${name}`)
  return [
    `import { buildCase } from './lib/fixture/build-case.ts'`,
    `const built = buildCase(${JSON.stringify(data)}, ${JSON.stringify(join(events, String(n)))})`,
    ...exported,
    ...hooks,
  ].join('\n')
}

function readEvents(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as string)
}

function reportOf(reports: Map<string, FileReport>, n: number, output: string): FileReport {
  const found = reports.get(fileOf(n))
  if (found) return found
  throw new Error(`Vitest did not report ${fileOf(n)}. It printed:\n${output.slice(-4_000)}`)
}
