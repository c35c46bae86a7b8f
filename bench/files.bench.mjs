// What a suite of many small files costs: 60 files of ten tests, the whole process, with its workers, from start to end.
//   npm run bench -- files       rounds: BENCH_ROUNDS=7; worlds: VAC_WORLDS; BENCH_FILES=60; BENCH_VARIANTS='plain;classes, plugin'
import { machine } from './lib/machine.mjs'
import { prepareSuites } from './lib/run-suites.mjs'
import { median, spread, table } from './lib/statistics.mjs'
import { testdeckFile } from './lib/testdeck.mjs'

const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const active = (process.env.VAC_WORLDS ?? 'vitest4,vitest5').split(',')
const wanted = process.env.BENCH_VARIANTS?.split(';')
const fileCount = Number(process.env.BENCH_FILES ?? 60)
const testCount = 10

const times = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('\n')

const plain = `
import { test } from 'vitest'
${times(testCount, n => `test('test${n}', async () => {})`)}`

const classes = `
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
export class SmallTest extends IsolatedAsyncioTestCase {
  ${times(testCount, n => `async test${n}() {}`)}
}`

const testdeck = testdeckFile(times(testCount, n => `async test${n}() {}`))

const setup = { setupFiles: ['vitest-async-case/setup'] }
const guard = { setupFiles: ['vitest-async-case/guard'] }
const variants = [
  { name: 'plain', text: plain },
  { name: 'plain, setup file', text: plain, test: setup },
  { name: 'classes, setup file', text: classes, test: setup },
  { name: 'guarded plain', text: plain, test: guard },
  { name: 'plain, plugin', text: plain, plugin: 'asyncCase()' },
  { name: 'classes, plugin', text: classes, plugin: 'asyncCase()' },
  { name: 'guarded plain, plugin', text: plain, plugin: 'asyncCase({ guard: true })' },
  { name: 'plain, jsdom', text: plain, test: { environment: 'jsdom' } },
  { name: 'classes, jsdom', text: classes, base: 'plain, jsdom', test: { environment: 'jsdom', ...setup } },
  { name: '@testdeck/vitest', text: testdeck },
].filter(({ name }) => !wanted || wanted.includes(name))

const suites = variants.map(({ text, ...variant }) => ({
  ...variant,
  tests: fileCount * testCount,
  files: Object.fromEntries(
    Array.from({ length: fileCount }, (_, n) => [`f${String(n).padStart(2, '0')}.test.ts`, text]),
  ),
}))

/** What each suite cost in each round, and the memory of its workers. */
async function measured(world) {
  const { run, peak, remove } = await prepareSuites(world, suites)
  try {
    const costs = new Map(suites.map(({ name }) => [name, []]))
    // The first round warms the caches of files, of the transform and of compiled code; it is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const suite of suites) {
        const cost = run(suite)
        if (round > 0) costs.get(suite.name).push(cost)
      }
    return { costs, peaks: new Map(suites.map(suite => [suite.name, peak(suite)])) }
  } finally {
    remove()
  }
}

function row(name, costs, base, peak) {
  const cells = ['processor', 'wall'].flatMap(kind => {
    const own = costs.map(cost => cost[kind])
    const { median: middle, low, high } = spread(own.map((cost, n) => cost / base[n][kind]))
    return [`${median(own).toFixed(2)} s`, `${middle.toFixed(3)}×`, `${low.toFixed(2)}–${high.toFixed(2)}`]
  })
  return [name, ...cells, `${peak.toFixed(0)} MB`]
}

for (const world of active) {
  const { costs, peaks } = await measured(world)
  console.log(`\n${world}, ${machine()}; ${rounds} rounds in turn, ratios within a round\n`)
  const head = [
    `${fileCount} files`,
    'processor',
    'to plain',
    'range',
    'wall',
    'to plain',
    'range',
    'a worker',
  ]
  const rows = suites.map(({ name, base = 'plain' }) =>
    row(name, costs.get(name), costs.get(base), peaks.get(name)),
  )
  console.log(`${table([head, ...rows])}\n`)
}
