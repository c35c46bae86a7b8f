// What a task costs beside a plain async function: `node bench/tasks.bench.mjs`, a few seconds.
// Every variant does the same five awaits; the variants take turns in one process. Each row is the median over the rounds
// with its quartiles, in microseconds of processor time, and as a ratio to the plain function of the same kind of await.
import { loadSource } from './lib/load-source.mjs'
import { quantile } from './lib/statistics.mjs'

const ROUNDS = 25
const CALLS = 2_000
const AWAITS = 5

const { createTask, EventLoop, Owner, runInScope, sleep } = await loadSource(`
  export { createTask, EventLoop, sleep } from './src/loop/index.ts'
  export { Owner, runInScope } from './src/ownership/index.ts'`)
const nothing = Promise.resolve()
const turn = () => new Promise(resolve => setImmediate(resolve))

async function plainMicrotasks() {
  for (let i = 0; i < AWAITS; i += 1) await nothing
}
async function plainTurns() {
  for (let i = 0; i < AWAITS; i += 1) await turn()
}
async function loopTurns() {
  for (let i = 0; i < AWAITS; i += 1) await sleep(0)
}
function* generatorTurns() {
  for (let i = 0; i < AWAITS; i += 1) yield sleep(0)
}

/** Many at once, as a consumer with its workers is; so a turn of Node's own loop is shared by all. */
const all = run => async () => void (await Promise.all(Array.from({ length: CALLS }, run)))
const oneByOne = run => async () => {
  for (let i = 0; i < CALLS / 10; i += 1) await run()
}

const variants = {
  'a settled promise ×5: plain': { per: CALLS, run: all(plainMicrotasks) },
  'a settled promise ×5: task': { per: CALLS, run: all(() => createTask(plainMicrotasks)) },
  'a turn ×5: plain, setImmediate': { per: CALLS, run: all(plainTurns) },
  'a turn ×5: sleep(0), no task': { per: CALLS, run: all(loopTurns) },
  'a turn ×5: task': { per: CALLS, run: all(() => createTask(loopTurns)) },
  'a turn ×5: generator task': { per: CALLS, run: all(() => createTask(generatorTurns)) },
  'one by one: plain, setImmediate': { per: CALLS / 10, run: oneByOne(plainTurns) },
  'one by one: task': { per: CALLS / 10, run: oneByOne(() => createTask(loopTurns)) },
}

const times = Object.fromEntries(Object.keys(variants).map(name => [name, []]))
const owner = new Owner('test', 'bench')
const loop = new EventLoop({ owner, name: 'bench' })
await runInScope({ owner, values: new Map(), task: undefined }, async () => {
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [name, { per, run }] of Object.entries(variants)) {
      const start = process.cpuUsage()
      await run()
      const { user, system } = process.cpuUsage(start)
      if (round >= 0) times[name].push((user + system) / per)
    }
  }
})
loop.close()

let base = 1
console.log(`Node ${process.version}, ${ROUNDS} rounds`)
for (const [name, values] of Object.entries(times)) {
  const median = quantile(values, 0.5)
  if (name.includes('plain')) base = median
  const spread = `${quantile(values, 0.25).toFixed(2)} to ${quantile(values, 0.75).toFixed(2)}`
  console.log(
    `${name.padEnd(34)}${median.toFixed(2).padStart(8)} µs  (${spread})  ×${(median / base).toFixed(2)}`,
  )
}
