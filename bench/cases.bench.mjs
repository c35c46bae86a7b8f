// What a test of a class costs beside a plain test() with the same hooks and beside @testdeck/vitest, collection
// included; and what the setup file costs each test file.
//   npm run bench -- cases       sizes: BENCH_SIZES=100,1000,10000; rounds: BENCH_ROUNDS=7; worlds: VAC_WORLDS
import { machine } from './lib/machine.mjs'
import { runFiles } from './lib/run-files.mjs'
import { median, spread, table } from './lib/statistics.mjs'
import { testdeckFile } from './lib/testdeck.mjs'

const sizes = (process.env.BENCH_SIZES ?? '100,1000,10000').split(',').map(Number)
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const active = (process.env.VAC_WORLDS ?? 'vitest4,vitest5').split(',')

const times = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('\n')

const plain = count => `
import { afterEach, beforeEach, describe, test } from 'vitest'
describe('Plain', () => {
  beforeEach(() => {})
  afterEach(() => {})
  ${times(count, n => `test('test${n}', () => {})`)}
})`

const plainAsync = count => `
import { afterEach, beforeEach, describe, test } from 'vitest'
describe('Plain', () => {
  beforeEach(async () => {})
  afterEach(async () => {})
  ${times(count, n => `test('test${n}', async () => {})`)}
})`

const testCase = count => `
import { TestCase } from 'vitest-async-case'
export class Plain extends TestCase {
  setUp() {}
  tearDown() {}
  ${times(count, n => `test${n}() {}`)}
}`

const isolated = count => `
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
export class Isolated extends IsolatedAsyncioTestCase {
  async asyncSetUp() {}
  async asyncTearDown() {}
  ${times(count, n => `async test${n}() {}`)}
}`

const isolatedBare = count => `
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
export class Isolated extends IsolatedAsyncioTestCase {
  ${times(count, n => `async test${n}() {}`)}
}`

const testdeck = count =>
  testdeckFile(`before() {}
  after() {}
  ${times(count, n => `test${n}() {}`)}`)

const variants = [
  { name: 'plain test(), sync hooks', make: plain },
  { name: 'plain test(), async hooks', make: plainAsync },
  { name: 'TestCase, setUp and tearDown', make: testCase, base: 'plain test(), sync hooks' },
  { name: 'IsolatedAsyncioTestCase, async fixtures', make: isolated, base: 'plain test(), async hooks' },
  { name: 'IsolatedAsyncioTestCase, no fixture', make: isolatedBare, base: 'plain test(), sync hooks' },
  { name: '@testdeck/vitest', make: testdeck, base: 'plain test(), sync hooks' },
]

const fileName = (round, n) => `r${String(round).padStart(2, '0')}-${n}.test.ts`

async function casesAt(world, size) {
  const files = {}
  // The first round warms the caches of files and of the transform; it is not counted.
  for (let round = 0; round <= rounds; round++)
    variants.forEach(({ make }, n) => (files[fileName(round, n)] = make(size)))
  const measured = new Map((await runFiles(world, files)).map(each => [each.file, each]))
  const costs = new Map(
    variants.map(({ name }, n) => [
      name,
      countedRounds().map(round => costOf(measured.get(fileName(round, n)), size)),
    ]),
  )
  return variants.map(({ name, base }) => row(name, costs.get(name), costs.get(base)))
}

const countedRounds = () => Array.from({ length: rounds }, (_, n) => n + 1)

/** Microseconds a test, collection included. */
function costOf({ file, tests, collectDuration, duration }, size) {
  if (tests !== size) throw new Error(`${file} has ${tests} tests instead of ${size}.`)
  return ((collectDuration + duration) * 1000) / size
}

function row(name, costs, base) {
  if (!base) return [name, `${median(costs).toFixed(1)} µs`, '', '']
  const { median: middle, low, high } = spread(costs.map((cost, n) => cost / base[n]))
  return [
    name,
    `${median(costs).toFixed(1)} µs`,
    `${middle.toFixed(2)}×`,
    `${low.toFixed(2)}–${high.toFixed(2)}`,
  ]
}

async function setupCost(world, count) {
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`f${String(n).padStart(2, '0')}.test.ts`, plain(5)]),
  )
  const differences = []
  for (let round = 0; round <= 3; round++) {
    const without = perFile(await runFiles(world, files, { setupFiles: [] }))
    const withIt = perFile(await runFiles(world, files))
    if (round > 0) differences.push(withIt - without)
  }
  return differences
}

/** Milliseconds in the worker, the median file. */
const perFile = files => median(files.map(file => file.setupDuration + file.collectDuration + file.duration))

for (const world of active) {
  console.log(`\n${world}, ${machine()}; ${rounds} rounds in turn, ratios within a round\n`)
  for (const size of sizes) {
    const head = [`${size} tests`, 'a test', 'to plain', 'range']
    console.log(`${table([head, ...(await casesAt(world, size))])}\n`)
  }
  const { median: middle, low, high } = spread(await setupCost(world, 50))
  const range = `${low.toFixed(1)}–${high.toFixed(1)}`
  console.log(`The setup file adds ${middle.toFixed(1)} ms to a file (${range}; 50 files of 5 plain tests).`)
}
