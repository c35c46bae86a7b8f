// What a timeline costs, in the real Vitest: test files with one class of trivial async tests, run with no timeline, with
// `all`, and with `failed`, in turns. A ratio is the median of the rounds' ratios, with the middle half of them, in processor
// time, which other work of the machine changes least. The time is that of the tests; then what the end of the file takes,
// where Vitest tells it, and how large the page and the trace are. The last lines are of busy tests, of 20 awaits and 20
// calls of a mock and two timers each.
//   npm run bench -- timeline        or: node bench/timeline.bench.mjs [--worlds=vitest4,vitest5] [--tests=1000] [--rounds=20]
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runInWorld } from '../scripts/lib-run-in-world.mjs'
import { worlds } from '../scripts/worlds.mjs'
import { quantile } from './lib/statistics.mjs'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: 'vitest4,vitest5' },
    tests: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '20' },
  },
})

const bodies = {
  trivial: 'this.assertEqual(await one(), 1)',
  busy: `
    const guard = setTimeout(() => {}, 60_000)
    const other = setInterval(() => {}, 60_000)
    for (let count = 0; count < 20; count += 1) await this.load(count)
    clearTimeout(guard)
    clearInterval(other)`,
}

const file = (body, tests) => `
import { AsyncMock, IsolatedAsyncioTestCase } from 'vitest-async-case'
const one = async () => 1
let began, used
export class Bench extends IsolatedAsyncioTestCase {
  load = new AsyncMock({ name: 'load', returnValue: 'Ada' })
  static setUpClass() { began = performance.now(); used = process.cpuUsage() }
  static tearDownClass() {
    const { user, system } = process.cpuUsage(used)
    const result = { ms: performance.now() - began, cpu: (user + system) / 1000 }
    process.stdout.write('BENCH ' + JSON.stringify(result) + '\\n')
  }
${Array.from({ length: tests }, (_, index) => `  async test${index}() { ${body} }`).join('\n')}
}
`

const modes = ['', 'all', 'failed']

async function run(world, body, mode, tests) {
  const { output, folder, remove } = await runInWorld(world, {
    files: { 'bench.test.mjs': file(bodies[body], tests) },
    env: { VITEST_ASYNC_CASE_TIMELINE: mode },
  })
  const [, line] = /BENCH (\{.*?\})/.exec(output) ?? []
  if (!line) throw new Error(`The run printed no result:\n${output}`)
  const [, end] = /\btests (\d+(?:\.\d+)?m?s)/.exec(output) ?? []
  const written = join(folder, '.vitest-async-case/timeline/bench.test.mjs')
  const size = ending => (mode === 'all' ? statSync(`${written}${ending}`).size : 0)
  const result = { ...JSON.parse(line), whole: millis(end), html: size('.html'), trace: size('.trace.json') }
  remove()
  return result
}

/** Vitest 4.1 tells it. */
function millis(text = '') {
  return Number.parseFloat(text) * (text.endsWith('ms') ? 1 : 1000)
}

function ratio(results, bases) {
  const ratios = results.map(({ cpu }, round) => cpu / bases[round].cpu)
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(ratios, share).toFixed(2))
  return `${middle} (${low}–${high})`
}

const median = (results, key) =>
  quantile(
    results.map(result => result[key]),
    0.5,
  )
const kilobytes = bytes => `${(bytes / 1000).toFixed(0)} KB`

for (const world of values.worlds.split(','))
  for (const body of Object.keys(bodies)) {
    const [tests, rounds] = [Number(values.tests), Number(values.rounds)]
    const taken = Object.fromEntries(modes.map(mode => [mode, []]))
    for (let round = 0; round < rounds; round += 1)
      for (const mode of modes) taken[mode].push(await run(world, body, mode, tests))
    console.log(`\n${world}, Node ${worlds[world].node}: ${tests} ${body} tests, ${rounds} rounds`)
    console.log(
      '| timeline | µs of processor time a test | times those without | ms at the end of the file | page | trace |',
    )
    console.log('|---|---|---|---|---|---|')
    for (const [mode, results] of Object.entries(taken)) {
      const each = ((median(results, 'cpu') * 1000) / tests).toFixed(0)
      const rest = median(results, 'whole') - median(results, 'ms')
      const end = Number.isNaN(rest) ? '–' : Math.max(0, rest).toFixed(0)
      const sizes = ['html', 'trace'].map(key => kilobytes(median(results, key))).join(' | ')
      console.log(`| ${mode || 'none'} | ${each} | ${ratio(results, taken[''])} | ${end} | ${sizes} |`)
    }
  }
