// What a virtual clock costs: `node bench/time.bench.mjs`, some ten seconds for each of two versions of Node.
// Beside it @sinonjs/fake-timers, on which the fake timers of Vitest and Jest stand, doing the same with promises between,
// and Node's own timers, where a wait of a second on the virtual clock stands beside one of a millisecond. The variants take
// turns in one process; each figure is the median over the rounds with its quartiles, in microseconds of processor time.
// What a verdict takes: see verdict.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ensureNode } from '../scripts/worlds.mjs'
import { loadSource } from './lib/load-source.mjs'
import { quantile } from './lib/statistics.mjs'

// Without an argument it runs itself on each Node.
const here = fileURLToPath(import.meta.url)
if (process.argv[2] !== 'here') {
  const flags = ['--no-warnings', here, 'here']
  for (const major of ['this', '24']) spawnSync(await ensureNode(major), flags, { stdio: 'inherit' })
  process.exit()
}

const ROUNDS = 12
const JUMPS = 500
const REAL_WAITS = 50
const MADE = 2000
const MIXED = 10_000
const LIVES = 100

const { beginVirtualClock, newScope, Owner, runInScope, setHost, standInForNode, startTracking } =
  await loadSource(`
    export { setHost } from './src/internal/index.ts'
    export { beginVirtualClock } from './src/time/virtual/index.ts'
    export { newScope, Owner, runInScope, standInForNode, startTracking } from './src/ownership/index.ts'`)
const FakeTimers = createRequire(import.meta.url)('@sinonjs/fake-timers')
const plain = { setTimeout, clearTimeout }
// Nobody is loading modules here, and nobody asserts.
setHost({})
standInForNode()
startTracking()

/** Does something as code of a test with a clock of its own. */
async function onClock(run, before = () => {}) {
  const owner = new Owner('test', 'bench')
  const clock = beginVirtualClock(owner)
  await runInScope(newScope(owner), async () => {
    await before()
    await run()
  })
  clock.end()
  owner.close()
}

async function withFake(run) {
  const clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout'], loopLimit: MIXED * 2 })
  try {
    await run(clock)
  } finally {
    clock.uninstall()
  }
}

const wait = ms => new Promise(resolve => setTimeout(resolve, ms))

async function jumps() {
  for (let at = 0; at < JUMPS; at += 1) await wait(1000)
}

function makeAndClear(set, clear) {
  for (let at = 0; at < MADE; at += 1) clear(set(() => {}, 1000))
}

/** The last is due when all others are over. */
function mixed() {
  for (let at = 0; at < MIXED; at += 1) setTimeout(() => {}, 1 + ((at * 7919) % 5000))
  return wait(6000)
}

const variants = {
  'a jump: virtual clock': { per: JUMPS, run: () => onClock(jumps) },
  'a jump after input or output: virtual clock': {
    per: JUMPS,
    run: () => onClock(jumps, () => readFile(import.meta.filename)),
  },
  'a jump: fake timers, nextAsync()': {
    per: JUMPS,
    run: () =>
      withFake(async clock => {
        const done = jumps()
        for (let at = 0; at < JUMPS; at += 1) await clock.nextAsync()
        await done
      }),
  },
  'a wait of a millisecond: Node': {
    per: REAL_WAITS,
    async run() {
      for (let at = 0; at < REAL_WAITS; at += 1) await new Promise(resolve => plain.setTimeout(resolve, 1))
    },
  },
  'setTimeout and clearTimeout: virtual clock': {
    per: MADE,
    run: () => onClock(() => makeAndClear(setTimeout, clearTimeout)),
  },
  'setTimeout and clearTimeout: fake timers': {
    per: MADE,
    run: () => withFake(() => makeAndClear(setTimeout, clearTimeout)),
  },
  'setTimeout and clearTimeout: Node': {
    per: MADE,
    run: () => makeAndClear(plain.setTimeout, plain.clearTimeout),
  },
  '10,000 timers made and fired: virtual clock': { per: 1, run: () => onClock(mixed) },
  '10,000 timers made and fired: fake timers, runAllAsync()': {
    per: 1,
    run: () =>
      withFake(async clock => {
        const done = mixed()
        await clock.runAllAsync()
        await done
      }),
  },
  'begin and end of a clock': {
    per: LIVES,
    async run() {
      for (let at = 0; at < LIVES; at += 1) await onClock(() => {})
    },
  },
}

// As the channel to Vitest keeps its workers: a clock that waits does not.
const alive = setInterval(() => {}, 60_000)

const times = Object.fromEntries(Object.keys(variants).map(name => [name, []]))
for (let round = -2; round < ROUNDS; round += 1) {
  for (const [name, { per, run }] of Object.entries(variants)) {
    const start = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(start)
    if (round >= 0) times[name].push((user + system) / per)
  }
}

clearInterval(alive)

console.log(`Node ${process.version}, ${ROUNDS} rounds`)
for (const [name, values] of Object.entries(times)) {
  const [low, median, high] = [0.25, 0.5, 0.75].map(at => quantile(values, at).toFixed(1))
  console.log(`${name.padEnd(58)} ${median.padStart(9)} µs   (${low} to ${high})`)
}
