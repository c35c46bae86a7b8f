import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureNode, ensureWorld, worlds as definitions } from '../../scripts/worlds.mjs'
import { normaliseOutput } from './normalise.ts'
import type { RunReport } from './report.ts'

export type World = keyof typeof definitions
/** All pools of Vitest. */
export const pools = ['forks', 'threads', 'vmForks', 'vmThreads'] as const
export type Pool = (typeof pools)[number]

export interface RunOptions {
  /** The fixture's folder: a URL, `new URL('./fixtures/name/', import.meta.url)`, or an absolute path. */
  fixture: URL | string
  /** Default: the first of `activeWorlds`. */
  world?: World
  /** Default: Vitest's own (forks). */
  pool?: Pool
  /** More arguments of `vitest run`. */
  args?: string[]
  /** The subcommand, `run` unless given; `['list', '--json']` is another. With another there is no report. */
  command?: string[]
  /** Arguments of runs that are made in the same folder before the one that is reported, for `--merge-reports`. */
  before?: string[][]
  /** More environment variables; `undefined` takes one away. */
  env?: Record<string, string | undefined>
  /** A Node binary, or a major version (`'22'`, `'26'`) that npm has. Default: the world's. */
  node?: string
  /** Options of Vitest's `test` section, as JSON. Used when the fixture has no vitest.config of its own. */
  config?: Record<string, unknown>
  /** Files to write into the copy of the fixture, by relative path. */
  files?: Record<string, string>
  /** Whether Vitest's own JUnit and JSON reports are wanted beside ours. */
  junit?: boolean
  json?: boolean
  /** A folder that the run is to leave behind: its files are read. */
  written?: string
  /** The reporter whose output is kept. Default: `default`. */
  reporter?: string
  /** After how many milliseconds the run is killed and the promise rejects. Default: 110 000, within the limit of a test of ours. */
  timeout?: number
}

type RunInWorld = RunOptions & { world: World }

export interface RunResult {
  exitCode: number | null
  signal: NodeJS.Signals | null
  /** Standard output, then standard error, as `normaliseOutput` leaves them. */
  output: string
  stdout: string
  stderr: string
  report: RunReport
  junit: string
  json: unknown
  /** The files of `options.written` by their paths below it. */
  written: Record<string, string>
}

const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const reporterPath = fileURLToPath(new URL('./report-reporter.mjs', import.meta.url))
const emptyReport: RunReport = { reason: 'interrupted', files: [], unhandledErrors: [] }

/** The worlds that this run of the suites covers: VAC_WORLDS, a list with commas; `vitest4` when it is not set. */
export const activeWorlds = (process.env['VAC_WORLDS'] ?? 'vitest4').split(',') as World[]

/** Runs the real Vitest on a copy of a fixture folder, in a child process. Never rejects because tests failed. */
export async function runVitest(wanted: RunOptions): Promise<RunResult> {
  const world = wanted.world ?? activeWorlds[0]!
  const options = { ...wanted, world }
  const worldFolder = await ensureWorld(world)
  const node = await nodeBinary(options.node ?? definitions[world].node)
  const run = copyFixture(options, worldFolder)
  try {
    for (const args of options.before ?? []) await spawnVitest(node, worldFolder, run, { ...options, args })
    const child = await spawnVitest(node, worldFolder, run, options)
    const roots = { run, world: worldFolder, checkout }
    const normalise = (text: string) => normaliseOutput(text, roots)
    return {
      exitCode: child.exitCode,
      signal: child.signal,
      output: normalise(child.stdout + child.stderr),
      stdout: normalise(child.stdout),
      stderr: normalise(child.stderr),
      report: (readJson(join(run, '.report.json')) as RunReport) ?? emptyReport,
      junit: readText(join(run, '.junit.xml')).replaceAll(`${run}/`, ''),
      json: readJson(join(run, '.json.json')),
      written: options.written === undefined ? {} : filesUnder(join(run, options.written)),
    }
  } finally {
    rmSync(run, { recursive: true, force: true, maxRetries: 3 })
  }
}

function nodeBinary(node: string): Promise<string> {
  return /^(this|\d+)$/.test(node) ? ensureNode(node) : Promise.resolve(node)
}

// Inside the world's folder, so that `vitest` and this package resolve to what is installed there.
function copyFixture(options: RunInWorld, worldFolder: string): string {
  mkdirSync(join(worldFolder, 'runs'), { recursive: true })
  const run = mkdtempSync(join(worldFolder, 'runs/run-'))
  cpSync(options.fixture instanceof URL ? fileURLToPath(options.fixture) : options.fixture, run, {
    recursive: true,
  })
  for (const [path, text] of Object.entries(options.files ?? {})) {
    mkdirSync(dirname(join(run, path)), { recursive: true })
    writeFileSync(join(run, path), text)
  }
  // A manifest of its own gives each run its own cache folder: Vitest orders files by what it remembers there.
  if (!existsSync(join(run, 'package.json'))) writeFileSync(join(run, 'package.json'), '{ "type": "module" }')
  if (!['ts', 'mts', 'js', 'mjs'].some(kind => existsSync(join(run, `vitest.config.${kind}`))))
    writeFileSync(join(run, 'vitest.config.mjs'), defaultConfig(options))
  return run
}

// Node 20 knows no `using`, so Vite's compiler lowers it; the option's name depends on Vite's major version.
function defaultConfig(options: RunInWorld): string {
  const compiler = options.world === 'vitest4' ? 'esbuild' : 'oxc'
  const test = { setupFiles: ['vitest-async-case/setup'], ...options.config }
  return `export default ${JSON.stringify({ [compiler]: { target: 'es2022' }, test })}\n`
}

// What Vitest tells of slowness is the machine's: the tests that took long, and Vitest 5's advice on what could be faster.
const unhurried = (world: World) => [
  '--slowTestThreshold=600000',
  ...(world === 'vitest4' ? [] : ['--experimental.diagnostics=false']),
]

function argumentsOf(run: string, options: RunInWorld): string[] {
  const command = options.command ?? ['run']
  const common = [...command, '--root', run, ...(options.pool ? [`--pool=${options.pool}`] : [])]
  if (command[0] !== 'run') return [...common, ...(options.args ?? [])]
  const reporters = [`--reporter=${options.reporter ?? 'default'}`, `--reporter=${reporterPath}`]
  if (options.junit) reporters.push('--reporter=junit', `--outputFile.junit=${join(run, '.junit.xml')}`)
  if (options.json) reporters.push('--reporter=json', `--outputFile.json=${join(run, '.json.json')}`)
  return [...common, ...unhurried(options.world), ...reporters, ...(options.args ?? [])]
}

// The caller is a Vitest worker itself: none of what Vitest tells its workers may reach the child.
function environment(run: string, options: RunOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST|VITE_|NODE_ENV$|NODE_OPTIONS$|CI$|GITHUB_|FORCE_COLOR$|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/.test(
        name,
      ),
  )
  const fixed = { NO_COLOR: '1', TERM: 'dumb', COLUMNS: '120', VAC_REPORT: join(run, '.report.json') }
  return { ...Object.fromEntries(inherited), ...fixed, ...options.env }
}

interface Child {
  exitCode: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

function spawnVitest(node: string, worldFolder: string, run: string, options: RunInWorld): Promise<Child> {
  const { promise, resolve, reject } = deferred<Child>()
  const program = join(worldFolder, 'node_modules/vitest/vitest.mjs')
  const child = spawn(node, [program, ...argumentsOf(run, options)], {
    cwd: run,
    env: environment(run, options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const read = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (read.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (read.stderr += text))
  const limit = options.timeout ?? 110_000
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    reject(
      new Error(`Vitest did not end within ${limit} ms on ${run}. It printed:\n${read.stdout}${read.stderr}`),
    )
  }, limit)
  child.on('error', reject)
  child.on('close', (exitCode, signal) => {
    clearTimeout(timer)
    resolve({ exitCode, signal, ...read })
  })
  return promise
}

function deferred<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

function filesUnder(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  )
  const paths = entries.map(entry => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(paths.map(path => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]))
}

const readText = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const readJson = (path: string): unknown =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
