// How long a schedule takes, in the real Vitest: lives of no task, of 2, 4 and 16, each task with four turns, a sleep and an
// answer of a mock, on the virtual clock. Each row is the median over the rounds with the middle half, in milliseconds of
// processor time for one life, which other work of the machine changes least, and of time.
//   npm run bench -- schedules        or: node bench/schedules.bench.mjs [--worlds=vitest4,vitest5] [--runs=500] [--rounds=5]
import { parseArgs } from 'node:util'
import { runInWorld } from '../scripts/lib-run-in-world.mjs'
import { worlds } from '../scripts/worlds.mjs'
import { quantile } from './lib/statistics.mjs'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: 'vitest4,vitest5' },
    runs: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
  },
})
const runs = Number(values.runs)
const lives = [0, 2, 4, 16]

const file = `
import { AsyncMock, createTask, gather, IsolatedAsyncioTestCase, schedules, sleep } from 'vitest-async-case'

const { hrtime, cpuUsage, stdout } = process
const now = hrtime.bigint.bind(hrtime)
const usage = cpuUsage.bind(process)
const write = stdout.write.bind(stdout)

export class Bench extends IsolatedAsyncioTestCase {
  async life(tasks) {
    const load = new AsyncMock({ name: 'load', returnValue: 1 })
    const each = async () => {
      for (let turn = 0; turn < 4; turn += 1) await sleep(0)
      await sleep(10)
      await load()
    }
    await gather(...Array.from({ length: tasks }, () => createTask(each)))
  }
}

for (const tasks of ${JSON.stringify(lives)}) {
  const name = 'test' + String(tasks).padStart(2, '0')
  Bench.prototype[name] = async function () {
    const seen = (Bench.seen ??= {})
    const began = (seen[name] ??= { count: 0, at: now(), used: usage() })
    began.count += 1
    await this.life(tasks)
    if (began.count !== ${runs}) return
    const { user, system } = usage(began.used)
    const ms = Number(now() - began.at) / 1e6
    write('BENCH ' + JSON.stringify({ tasks, ms: ms / ${runs}, cpu: (user + system) / 1000 / ${runs} }) + '\\n')
  }
  schedules.define(Bench.prototype, name, ${runs})
}
`

function resultsOf(output) {
  const lines = [...output.matchAll(/BENCH (\{.*?\})/g)].map(([, line]) => JSON.parse(line))
  if (lines.length < lives.length) throw new Error(`The run printed no result:\n${output}`)
  return lines
}

function spread(numbers) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(numbers, share).toFixed(2))
  return `${middle} (${low}–${high})`
}

for (const world of values.worlds.split(',')) {
  const taken = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const { output, remove } = await runInWorld(world, { files: { 'bench.test.mjs': file } })
    taken.push(...resultsOf(output))
    remove()
  }
  console.log(`\n${world}, Node ${worlds[world].node}: ${runs} schedules a life, ${values.rounds} rounds`)
  console.log('| tasks | ms of processor time a schedule | ms | schedules a second |')
  console.log('|---|---|---|---|')
  for (const tasks of lives) {
    const results = taken.filter(result => result.tasks === tasks)
    const times = results.map(({ ms }) => ms)
    const perSecond = Math.round(1000 / quantile(times, 0.5))
    console.log(`| ${tasks} | ${spread(results.map(({ cpu }) => cpu))} | ${spread(times)} | ${perSecond} |`)
  }
}
