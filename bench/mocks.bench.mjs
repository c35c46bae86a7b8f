/* oxlint-disable typescript/no-implied-eval -- each contestant is called by code that the engine compiles for it alone */
// What the mocks cost beside those of others:
//   node --expose-gc bench/mocks.bench.mjs [rounds]
// All contestants of a group run in turn, round after round. A figure is the median of the rounds; beside it stands the median
// of the rounds' ratios to vi.fn, with the middle half of them. Spies are called a few times each, as in tests.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMock } from '@golevelup/ts-vitest'
import { equals, iterableEquality, JestChaiExpect, setState, GLOBAL_EXPECT } from '@vitest/expect'
import { fn as viFn } from '@vitest/spy'
import * as chai from 'chai'
import { ModuleMocker } from 'jest-mock'
import { rolldown } from 'rolldown'
import { restore, stub } from 'sinon'
import { createInternalSpy } from 'tinyspy'
import { mockDeep } from 'vitest-mock-extended'
import { root } from '../scripts/lib-build.mjs'
import { quantile } from './lib/statistics.mjs'

if (!globalThis.gc) throw new Error('Run it with --expose-gc: memory is measured too.')
const rounds = Number(process.argv[2] ?? 11)

// The built package imports Vitest, which only Vitest's workers may; the mocks need its equality only.
const folder = join(root, '.tmp/bench')
mkdirSync(folder, { recursive: true })
const entry = join(folder, 'mocks-entry.ts')
writeFileSync(
  entry,
  `export * from '${join(root, 'src/mocks/index.ts')}'\nexport { setHost } from '${join(root, 'src/internal/index.ts')}'\n`,
)
const file = join(folder, 'mocks.mjs')
const bundle = await rolldown({ input: entry, external: [/^vitest/, /^node:/], tsconfig: false })
await bundle.write({ file, format: 'esm' })
await bundle.close()
const { AsyncMock, equalityTester, MagicMock, Mock, setHost } = await import(file)
const testers = [equalityTester]
setHost({ testers, equals: (a, b) => equals(a, b, [...testers, iterableEquality]) })

chai.use(JestChaiExpect)
const expect = (...args) => chai.expect(...args)
globalThis[GLOBAL_EXPECT] = expect
setState({}, expect)

const jest = new ModuleMocker(globalThis)
/** Prints a figure for each contestant, and its ratio to the first. */
function print(title, unit, names, figures) {
  console.log(`\n${title}`)
  for (const [n, name] of names.entries()) {
    const ratios = figures[n].map((value, round) => value / figures[0][round])
    const at = share => quantile(ratios, share).toFixed(3)
    const text = quantile(figures[n], 0.5)
    console.log(
      `  ${name.padEnd(30)} ${text.toFixed(text < 100 ? 1 : 0).padStart(9)} ${unit}  x${at(0.5)}  (${at(0.25)}–${at(0.75)})`,
    )
  }
}

/** `run(n)` does its work `n` times and returns nothing; the figure is ns for each time. */
async function compare(title, contestants, counts = {}) {
  const entries = Object.entries(contestants)
  const figures = entries.map(() => [])
  for (const [, make] of entries) for (let warm = 0; warm < 2; warm += 1) await make(200)(200)
  for (let round = 0; round < rounds; round += 1)
    for (const [n, [name, make]] of entries.entries()) {
      const count = counts[name] ?? counts.default ?? 500
      const run = make(count)
      globalThis.gc()
      const start = performance.now()
      await run(count)
      figures[n].push(((performance.now() - start) * 1e6) / count)
      restore()
    }
  print(
    title,
    'ns',
    entries.map(([name]) => name),
    figures,
  )
}

const makers = {
  'vi.fn': () => viFn(),
  Mock: () => new Mock(),
  MagicMock: () => new MagicMock(),
  'MagicMock().method': () => new MagicMock().method,
  tinyspy: () => createInternalSpy(),
  'jest-mock': () => jest.fn(),
  'sinon.stub': () => stub(),
  'vitest-mock-extended': () => mockDeep().method,
  'ts-vitest': () => createMock().method,
}
const slow = { 'sinon.stub': 50 }
const map = (contestants, make) =>
  Object.fromEntries(Object.entries(contestants).map(([name, maker]) => [name, make(maker, name)]))

console.log(`rounds: ${rounds}, ${process.version}`)

await compare(
  'creating a mock',
  map(makers, maker => () => count => {
    const kept = Array.from({ length: count })
    for (let i = 0; i < count; i += 1) kept[i] = maker()
  }),
  slow,
)

for (const args of ['', '1, 2']) {
  const loops = map(
    makers,
    (_, name) =>
      new Function(
        'spies',
        `/* ${name} */ for (const spy of spies) for (let i = 0; i < 4; i++) spy(${args})`,
      ),
  )
  await compare(
    `a call with ${args === '' ? 'no arguments' : 'two arguments'}: 4 calls of each spy, per spy`,
    map(makers, (maker, name) => count => {
      const spies = Array.from({ length: count }, maker)
      return () => loops[name](spies)
    }),
    slow,
  )
}

await compare(
  'an async call and its await',
  map(
    {
      'vi.fn': () => viFn().mockResolvedValue(1),
      'a plain async function': () => async () => 1,
      'vi.fn, async implementation': () => viFn(async () => 1),
      AsyncMock: () => new AsyncMock({ returnValue: 1 }),
      'AsyncMock, async side effect': () => new AsyncMock({ sideEffect: async () => 1 }),
      tinyspy: () => createInternalSpy(async () => 1),
      'jest-mock': () => jest.fn().mockResolvedValue(1),
      'sinon.stub': () => stub().resolves(1),
    },
    maker => () => {
      const fn = maker()
      return async count => {
        for (let i = 0; i < count; i += 1) await fn(i)
      }
    },
  ),
  slow,
)

await compare(
  'a fresh a.b.c of a new deep mock',
  map(
    {
      'vitest-mock-extended': () => mockDeep(),
      MagicMock: () => new MagicMock(),
      'ts-vitest': () => createMock(),
    },
    maker => count => {
      const mocks = Array.from({ length: count }, maker)
      return () => {
        for (const mock of mocks) void mock.a.b.c
      }
    },
  ),
  { default: 200 },
)

// --- memory and growth

const recorders = {
  'vi.fn': makers['vi.fn'],
  Mock: () => new Mock({ returnValue: 1 }),
  'MagicMock().method': () => new MagicMock({ 'method.returnValue': 1 }).method,
  tinyspy: makers.tinyspy,
  'jest-mock': makers['jest-mock'],
}
function heapUsed() {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
{
  const names = Object.keys(recorders)
  const bytes = names.map(() => [])
  for (let round = 0; round < 3; round += 1)
    for (const [n, name] of names.entries()) {
      const spy = recorders[name]()
      spy(1, 2)
      const before = heapUsed()
      for (let i = 0; i < 100_000; i += 1) spy(i, 2)
      bytes[n].push((heapUsed() - before) / 100_000)
    }
  print('memory of a recorded call, at 100,000', 'B', names, bytes)
  for (const count of [1000, 100_000, 1_000_000]) {
    const times = names.map(() => [])
    for (let round = 0; round < 3; round += 1)
      for (const [n, name] of names.entries()) {
        const spy = recorders[name]()
        globalThis.gc()
        const start = performance.now()
        for (let i = 0; i < count; i += 1) spy(i, 2)
        times[n].push(((performance.now() - start) * 1e6) / count)
      }
    print(`a call while recording ${count.toLocaleString('en')} calls`, 'ns', names, times)
  }
}

// --- assertions

const user = id => ({ id, name: `user ${id}`, tags: ['a', 'b'] })
for (const calls of [10, 10_000]) {
  const [spy, mock] = [viFn(), new Mock()]
  for (let id = 0; id < calls; id += 1) {
    spy(user(id))
    mock(user(id))
  }
  const attempt = body => () => {
    try {
      body()
    } catch (error) {
      return error.message.length
    }
    return 0
  }
  const many = body => () => count => {
    for (let i = 0; i < count; i += 1) body()
  }
  const last = calls - 1
  await compare(
    `a passing assertion over ${calls.toLocaleString('en')} calls`,
    {
      'expect(vi.fn), any call': many(() => expect(spy).toHaveBeenCalledWith(user(last))),
      'expect(Mock), any call': many(() => expect(mock).toHaveBeenCalledWith(user(last))),
      'Mock.assertAnyCall': many(() => mock.assertAnyCall(user(last))),
      'Mock.assertCalledWith': many(() => mock.assertCalledWith(user(last))),
    },
    { default: calls > 10 ? 3 : 200 },
  )
  const failing = {
    'expect(vi.fn), any call': attempt(() => expect(spy).toHaveBeenCalledWith(user(-1))),
    'Mock.assertAnyCall': attempt(() => mock.assertAnyCall(user(-1))),
    'Mock.assertCalledWith': attempt(() => mock.assertCalledWith(user(-1))),
    'Mock.assertCalledOnce': attempt(() => mock.assertCalledOnce()),
  }
  await compare(`a failing assertion over ${calls.toLocaleString('en')} calls`, map(failing, many), {
    default: calls > 10 ? 3 : 100,
  })
  for (const [name, body] of Object.entries(failing)) console.log(`  ${name.padEnd(30)} ${body()} characters`)
}
