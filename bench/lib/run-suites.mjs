// Runs whole suites in the real Vitest of a world, each a process from start to end, and returns what they cost.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureNode, ensureWorld, worlds } from '../../scripts/worlds.mjs'
import { median } from './statistics.mjs'

const workerPeak = fileURLToPath(new URL('./worker-peak.cjs', import.meta.url))

/**
 * Writes each suite, `{ name, files, tests, plugin, test }`, to a folder of its own: `plugin` is the text of a Vite plugin,
 * with `asyncCase` in reach, `test` Vitest's options, `tests` how many must pass.
 * @returns what runs a suite once, what tells the memory of its workers, and what takes the folders away
 */
export async function prepareSuites(world, suites) {
  const folder = await ensureWorld(world)
  const node = await ensureNode(worlds[world].node)
  mkdirSync(join(folder, 'runs'), { recursive: true })
  const root = mkdtempSync(join(folder, 'runs/bench-'))
  for (const suite of suites) writeSuite(folderOf(root, suite), suite)
  const argumentsOf = (suite, ...more) => [
    join(folder, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--root',
    folderOf(root, suite),
    '--reporter=default',
    ...more,
  ]
  return {
    run: suite => timed(node, argumentsOf(suite), suite),
    peak: suite => peakOf(node, argumentsOf(suite, `--execArgv=--require=${workerPeak}`), suite, root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

const folderOf = (root, { name }) => join(root, name.replaceAll(/\W+/g, '-'))

function writeSuite(folder, { files, plugin = '', test = {} }) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const imported = plugin && `import asyncCase from 'vitest-async-case/plugin'\n`
  const config = `export default { plugins: [${plugin}], test: ${JSON.stringify(test)} }\n`
  writeFileSync(join(folder, 'vitest.config.mjs'), imported + config)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

/** One run: seconds of the processor, with its workers', and by the clock. @throws when not all tests have passed */
function timed(node, args, { tests }, more = {}) {
  const { NODE_ENV: _, NODE_COMPILE_CACHE: __, ...inherited } = process.env
  const env = { ...inherited, NO_COLOR: '1', ...more }
  const started = performance.now()
  // The shell tells what its children took.
  const { stdout } = spawnSync('sh', ['-c', '"$@" 2>&1; times', 'sh', node, ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const wall = (performance.now() - started) / 1000
  const passed = Number(/Tests +(\d+) passed \(/.exec(stdout)?.[1])
  if (passed !== tests) throw new Error(`${passed} of ${tests} tests passed:\n${stdout.slice(0, 4000)}`)
  const [user, system] = stdout.trim().split('\n').at(-1).split(' ').map(seconds)
  return { processor: user + system, wall }
}

/** `1m2.5s`, as a shell writes it, in seconds. */
function seconds(text) {
  const [, minutes, rest] = /(\d+)m([\d.]+)s/.exec(text)
  return Number(minutes) * 60 + Number(rest)
}

/** Megabytes that a worker has held at most, the median worker. */
function peakOf(node, args, suite, root) {
  const peaks = `${folderOf(root, suite)}.peaks`
  timed(node, args, suite, { BENCH_PEAKS: peaks })
  return median(readFileSync(peaks, 'utf8').trim().split('\n').map(Number))
}
