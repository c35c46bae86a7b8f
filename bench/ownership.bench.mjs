// What ownership costs a passing test, in the real Vitest: tests with 20 awaits and 2 timers each, run by the library,
// by the library without ownership, by plain Vitest, and by plain Vitest with detectAsyncLeaks. The four are run in
// turns; a ratio is the median of the rounds' ratios. Then the memory that 10,000 tests leave behind.
//
// Each test is a function of its own, as in a suite that somebody wrote. One function that is registered for all of
// them would be compiled by V8's optimizing compiler: the tests get faster than any real one, and the stack that each
// timer takes dearer, since the frames of optimized code must be decoded.
//   node bench/ownership.bench.mjs [--worlds=vitest4,vitest5] [--tests=1000] [--rounds=21] [--memory=10000]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureNode, ensureWorld, worlds } from '../scripts/worlds.mjs'
import { quantile } from './lib/statistics.mjs'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: 'vitest4,vitest5' },
    tests: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '21' },
    memory: { type: 'string', default: '10000' },
  },
})

const body = `
  const guard = setTimeout(() => {}, 60_000)
  const other = setInterval(() => {}, 60_000)
  for (let count = 0; count < 20; count += 1) await hop()
  clearTimeout(guard)
  clearInterval(other)`

const prelude = imports => `
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
${imports}
const hop = async () => undefined
const virtual = () => Number(/VmSize:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024
function measure() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  for (let count = 0; count < 3; count += 1) collect()
  return { heap: process.memoryUsage().heapUsed, virtual: virtual(), cpu: process.cpuUsage(), at: performance.now() }
}
let before
function begin() { before = measure() }
function end() {
  const ended = performance.now()
  const { user, system } = process.cpuUsage(before.cpu)
  const after = measure()
  const result = { ms: ended - before.at, cpu: (user + system) / 1000, heap: after.heap - before.heap, virtual: after.virtual - before.virtual }
  process.stdout.write('BENCH ' + JSON.stringify(result) + '\\n')
}
`

const classFile = tests => `${prelude("import { IsolatedAsyncioTestCase } from 'vitest-async-case'")}
export class Bench extends IsolatedAsyncioTestCase {
  static setUpClass() { begin() }
  static tearDownClass() { end() }
${numbered(tests, index => `  async test${index}() {${body}\n  }`)}
}
`

const plainFile = tests => `${prelude("import { afterAll, beforeAll, describe, test } from 'vitest'")}
describe('Bench', () => {
  beforeAll(begin)
  afterAll(end)
${numbered(tests, index => `  test('test${index}', async () => {${body}\n  })`)}
})
`

function numbered(tests, text) {
  return Array.from({ length: tests }, (_, index) => text(index)).join('\n')
}

// Marks the tracking as installed before the library loads, so that it installs nothing.
const withoutOwnership = `
const states = Symbol.for('vitest-async-case.state')
process[states] = new Map([['tracking', { isOn: true }]])
globalThis[states] = new Map([['stand-ins.installed', { isInstalled: true }]])
const { install } = await import('vitest-async-case')
install()
`

const variants = {
  'plain Vitest': { file: plainFile },
  'library without ownership': { file: classFile, setup: withoutOwnership },
  library: { file: classFile, setup: "import 'vitest-async-case/setup'\n" },
  detectAsyncLeaks: { file: plainFile, options: { detectAsyncLeaks: true } },
}

async function run(world, { file, setup, options = {} }, tests) {
  const folder = await ensureWorld(world)
  const node = await ensureNode(worlds[world].node)
  mkdirSync(join(folder, 'runs'), { recursive: true })
  const root = mkdtempSync(join(folder, 'runs/bench-'))
  const test = { ...options, ...(setup ? { setupFiles: ['./setup.mjs'] } : {}), testTimeout: 60_000 }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'vitest.config.mjs'), `export default ${JSON.stringify({ test })}\n`)
  writeFileSync(join(root, 'setup.mjs'), setup ?? '')
  writeFileSync(join(root, 'bench.test.mjs'), file(tests))
  try {
    return await measured(node, join(folder, 'node_modules/vitest/vitest.mjs'), root)
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 })
  }
}

function measured(node, vitest, root) {
  const env = { ...process.env, NO_COLOR: '1', CI: '' }
  const child = spawn(node, [vitest, 'run', '--root', root, '--reporter=dot'], { cwd: root, env })
  let output = ''
  child.stdout.on('data', text => (output += text))
  child.stderr.on('data', text => (output += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      const line = /BENCH (\{.*?\})/.exec(output)
      if (line) resolve(JSON.parse(line[1]))
      else reject(new Error(`The run printed no result:\n${output}`))
    })
  })
}

/** The median of the rounds' ratios, with the middle half of them: single rounds differ by more than what is measured. */
function ratio(results, bases, key) {
  const ratios = results.map((result, round) => result[key] / bases[round][key])
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(ratios, share).toFixed(2))
  return `${middle} (${low}–${high})`
}

async function time(world, tests, rounds) {
  const taken = Object.fromEntries(Object.keys(variants).map(name => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const [name, variant] of Object.entries(variants)) {
      // Takes many times as long as the others: one run tells enough.
      if (name === 'detectAsyncLeaks' && round > 0) continue
      taken[name].push(await run(world, variant, tests))
    }
  const bases = taken['library without ownership']
  console.log(`\n${world}, Node ${worlds[world].node}: ${tests} tests, ${rounds} rounds`)
  console.log('| | µs a test | times the library without ownership | the same, in processor time |')
  console.log('|---|---|---|---|')
  for (const [name, results] of Object.entries(taken)) {
    const each = (
      (quantile(
        results.map(({ ms }) => ms),
        0.5,
      ) *
        1000) /
      tests
    ).toFixed(0)
    console.log(`| ${name} | ${each} | ${ratio(results, bases, 'ms')} | ${ratio(results, bases, 'cpu')} |`)
  }
}

async function memory(world, tests) {
  console.log(`\n${world}: memory that ${tests} tests leave behind, bytes a test`)
  console.log('| | heap | virtual memory |')
  console.log('|---|---|---|')
  for (const name of ['plain Vitest', 'library without ownership', 'library']) {
    const { heap, virtual } = await run(world, variants[name], tests)
    console.log(`| ${name} | ${(heap / tests).toFixed(0)} | ${(virtual / tests).toFixed(0)} |`)
  }
}

for (const world of values.worlds.split(',')) {
  await time(world, Number(values.tests), Number(values.rounds))
  if (Number(values.memory) > 0) await memory(world, Number(values.memory))
}
