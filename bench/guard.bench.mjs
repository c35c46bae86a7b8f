// What a guarded plain test costs over a plain one, with and without the search for leftovers, and what a guarded file of
// ten trivial tests costs, beside plain and beside Vitest's own detectAsyncLeaks. Files of all variants take turns in one run;
// detectAsyncLeaks is an option of the whole run, and has runs of its own in between.
//   npm run bench -- guard       tests in a file: BENCH_SIZES=10,500; rounds: BENCH_ROUNDS=7; worlds: VAC_WORLDS
import { machine } from './lib/machine.mjs'
import { runFiles } from './lib/run-files.mjs'
import { spread, table } from './lib/statistics.mjs'

const sizes = (process.env.BENCH_SIZES ?? '10,500').split(',').map(Number)
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const active = (process.env.VAC_WORLDS ?? 'vitest4,vitest5').split(',')

const plain = count => `
import { test } from 'vitest'
${Array.from({ length: count }, (_, n) => `test('test ${n}', () => {})`).join('\n')}`

// A setup file is the whole run's: this one guards the files whose name says so.
const setup = `
const { filepath = '' } = globalThis.__vitest_worker__
if (filepath.includes('guarded')) {
  const { install } = await import('vitest-async-case')
  install({ guard: true, leftovers: filepath.includes('off') ? 'off' : 'warn' })
}
`
const variants = ['plain', 'guarded-off', 'guarded']
const nameOf = (round, variant) => `r${String(round).padStart(2, '0')}-${variant}.test.ts`
// The first round warms the caches, and is not counted.
const allRounds = Array.from({ length: rounds + 1 }, (_, round) => round)
const counted = allRounds.slice(1)

/** Milliseconds in the worker, by file. */
async function timesOf(world, files, options) {
  const measured = await runFiles(world, files, options)
  return new Map(measured.map(each => [each.file, each.setupDuration + each.collectDuration + each.duration]))
}

async function measure(world, size) {
  const files = { 'setup.mjs': setup }
  for (const round of allRounds) for (const variant of variants) files[nameOf(round, variant)] = plain(size)
  const times = await timesOf(world, files, { setupFiles: ['./setup.mjs'] })
  const detecting = Object.fromEntries(allRounds.map(round => [nameOf(round, 'plain'), plain(size)]))
  const detected = await timesOf(world, detecting, { setupFiles: [], test: { detectAsyncLeaks: true } })
  const of = variant => counted.map(round => times.get(nameOf(round, variant)))
  const base = of('plain')
  const rows = variants.map(variant => [variant, of(variant)])
  rows.push(['plain, detectAsyncLeaks', counted.map(round => detected.get(nameOf(round, 'plain')))])
  return rows.map(([variant, costs]) => row(variant, costs, base, size))
}

function row(variant, costs, base, size) {
  const file = spread(costs)
  const more = spread(costs.map((ms, n) => ((ms - base[n]) * 1000) / size))
  return [
    variant,
    `${file.median.toFixed(1)} ms`,
    `${more.median.toFixed(1)} µs`,
    `${more.low.toFixed(1)}–${more.high.toFixed(1)}`,
  ]
}

for (const world of active) {
  console.log(`\n${world}, ${machine()}; ${rounds} rounds in turn\n`)
  for (const size of sizes) {
    const head = [`a file of ${size} tests`, 'setup, import, tests', 'a test over plain', 'range']
    console.log(`${table([head, ...(await measure(world, size))])}\n`)
  }
}
