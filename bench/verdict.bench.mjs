// How long a verdict takes, in the real Vitest: tests on the virtual clock that await a promise which nothing settles, from
// that await to the tear-down, with the text of the error made. Plain: async functions, no line to look up. With generators:
// a task that waits on another, both generators, whose lines Node's inspector tells; the first test of a file starts it.
// Elapsed time has the 20 ms in it for which nothing must go on. Medians over the rounds with the middle half, beside the
// same in processor time, which other work of the machine changes least.
//   npm run bench -- verdict        or: node bench/verdict.bench.mjs [--worlds=vitest4,vitest5] [--tests=10] [--rounds=5]
import { parseArgs } from 'node:util'
import { runInWorld } from '../scripts/lib-run-in-world.mjs'
import { worlds } from '../scripts/worlds.mjs'
import { quantile } from './lib/statistics.mjs'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: 'vitest4,vitest5' },
    tests: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
  },
})
const tests = Number(values.tests)

const file = kind => `
import { createTask, IsolatedAsyncioTestCase } from 'vitest-async-case'

// The machine's time.
const { hrtime, cpuUsage, stdout } = process
const now = hrtime.bigint.bind(hrtime)
const usage = cpuUsage.bind(process)
const write = stdout.write.bind(stdout)

function* waits(promise) {
  yield promise
}

export class Bench extends IsolatedAsyncioTestCase {
  static clock = 'virtual'

  begin() {
    Object.assign(this, { began: now(), used: usage() })
  }

  tearDown() {
    const { user, system } = usage(this.used)
    const ms = Number(now() - this.began) / 1e6
    const isFirst = !Bench.isOver
    Bench.isOver = true
    write('BENCH ' + JSON.stringify({ isFirst, ms, cpu: (user + system) / 1000 }) + '\\n')
  }
}

const bodies = {
  async plain() {
    this.begin()
    await new Promise(() => {})
  },
  async generators() {
    const inner = createTask(() => waits(new Promise(() => {})))
    const outer = createTask(() => waits(inner))
    this.begin()
    await outer
  },
}
for (let at = 0; at < ${tests}; at += 1) Bench.prototype['test' + at] = bodies['${kind}']
`

function resultsOf(output) {
  const lines = [...output.matchAll(/BENCH (\{.*?\})/g)].map(([, line]) => JSON.parse(line))
  if (lines.length !== tests) throw new Error(`The run printed ${lines.length} results:\n${output}`)
  return lines
}

function spread(numbers) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(numbers, share).toFixed(1))
  return `${middle} (${low}–${high})`
}

for (const world of values.worlds.split(',')) {
  const taken = { plain: [], generators: [] }
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [kind, results] of Object.entries(taken)) {
      const { output, remove } = await runInWorld(world, { files: { 'bench.test.mjs': file(kind) } })
      results.push(...resultsOf(output))
      remove()
    }
  console.log(`\n${world}, Node ${worlds[world].node}: ${tests} tests a file, ${values.rounds} rounds`)
  console.log('| verdict | ms of processor time | ms |')
  console.log('|---|---|---|')
  for (const [kind, all] of Object.entries(taken))
    for (const isFirst of [true, false]) {
      const results = all.filter(result => result.isFirst === isFirst)
      const which = `${kind}, ${isFirst ? 'the first of a file' : 'later'}`
      console.log(
        `| ${which} | ${spread(results.map(({ cpu }) => cpu))} | ${spread(results.map(({ ms }) => ms))} |`,
      )
    }
}
