/* oxlint-disable typescript/no-implied-eval -- each contestant is code that the engine compiles for it alone */
// What the decorators cost beside code written by hand, and beside the caches of others:
//   node bench/decorators.bench.mjs [rounds]
// All contestants of a group run in turn, round after round; a figure is the median of the rounds' ratios to the
// group's first contestant, with the middle half of them beside it.
import { LRUCache } from 'lru-cache'
import QuickLRU from 'quick-lru'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from '../scripts/lib-build.mjs'
import { quantile } from './lib/statistics.mjs'

// The built package imports Vitest, which only Vitest's workers may; the decorators need none of it.
const file = join(root, '.tmp/bench/decorators.mjs')
const bundle = await rolldown({ input: join(root, 'src/decorators/index.ts'), tsconfig: false })
await bundle.write({ file, format: 'esm' })
await bundle.close()
const { cachedProperty, lruCache, singledispatchmethod } = await import(file)

const rounds = Number(process.argv[2] ?? 31)
const calls = 200_000

/** A loop of its own for each contestant, so that none runs on what the engine learnt from another. */
function loop(body, scope) {
  const names = Object.keys(scope)
  const source = `'use strict'; return function run(calls) { let sum = 0; for (let i = 0; i < calls; i++) sum += ${body}; return sum }`
  return new Function(...names, source)(...Object.values(scope))
}

function compare(title, contestants) {
  const entries = Object.entries(contestants)
  const times = entries.map(() => [])
  for (const [, run] of entries) for (let warm = 0; warm < 5; warm++) run(calls)
  for (let round = 0; round < rounds; round++) {
    for (const [n, [, run]] of entries.entries()) {
      const start = performance.now()
      run(calls)
      times[n].push(((performance.now() - start) / calls) * 1e6)
    }
  }
  console.log(`\n${title}`)
  for (const [n, [name]] of entries.entries()) {
    const ratios = times[n].map((time, round) => time / times[0][round])
    const at = share => quantile(ratios, share).toFixed(2)
    const median = quantile(times[n], 0.5)
    console.log(
      `  ${name.padEnd(34)} ${median.toFixed(1).padStart(8)} ns  x${at(0.5)}  (${at(0.25)}–${at(0.75)})`,
    )
  }
}

// --- a cached read

const weak = new WeakMap()
class Report {
  price = 3
  constructor() {
    Object.defineProperty(this, 'own', { value: 30, writable: true, configurable: true })
  }
  get getter() {
    return this.price * 10
  }
  get cached() {
    return this.price * 10
  }
  get weak() {
    let value = weak.get(this)
    if (value === undefined) weak.set(this, (value = this.price * 10))
    return value
  }
}
cachedProperty.define(Report.prototype, 'cached')
const reports = Array.from({ length: 64 }, () => new Report())
for (const report of reports) void report.cached
const read = name => loop(`reports[i & 63].${name}`, { reports })
compare('a read of a cached property', {
  'an own property': read('own'),
  cachedProperty: read('cached'),
  'a getter that computes': read('getter'),
  'a WeakMap cache': read('weak'),
})

// --- dispatch

function makeTypes(count) {
  return Array.from({ length: count }, (_, n) => new Function(`return class Type${n} { value = ${n} }`)())
}

function implementationsFor(types) {
  return types.map((_, n) =>
    new Function(`'use strict'; return function (value, depth) { return value.value + depth + ${n} }`)(),
  )
}

/** `used`: how many of the types the values have. */
function values(types, used) {
  return Array.from({ length: 1024 }, (_, n) => new types[(n * 7) % used]())
}

function dispatching(count, used = count) {
  const types = makeTypes(count)
  class Owner {
    describe() {
      return 0
    }
  }
  const handle = singledispatchmethod.define(Owner.prototype, 'describe')
  implementationsFor(types).forEach((fn, n) => handle.register(types[n], fn))
  return loop('owner.describe(values[i & 1023], i)', { owner: new Owner(), values: values(types, used) })
}

function byMap(count) {
  const types = makeTypes(count)
  const implementations = implementationsFor(types)
  const map = new Map(types.map((type, n) => [type, implementations[n]]))
  class Owner {
    describe(value, depth) {
      return map.get(value.constructor).call(this, value, depth)
    }
  }
  return loop('owner.describe(values[i & 1023], i)', { owner: new Owner(), values: values(types, count) })
}

function bySwitch(count) {
  const types = makeTypes(count)
  const methods = types.map((_, n) => `on${n}(value, depth) { return value.value + depth + ${n} }`).join('\n')
  const cases = types.map((_, n) => `case types[${n}]: return this.on${n}(value, depth);`).join('\n')
  const owner = new Function(
    'types',
    `${types.map((_, n) => `const T${n} = types[${n}]`).join('\n')}
     return new (class { describe(value, depth) { switch (value.constructor) { ${cases.replaceAll(/types\[(\d+)\]/g, 'T$1')} default: return 0 } }
     ${methods} })()`,
  )(types)
  return loop('owner.describe(values[i & 1023], i)', { owner, values: values(types, count) })
}

for (const count of [1, 5, 100, 1000])
  compare(`dispatch over values of ${count === 1 ? '1 type' : `${count} types`}`, {
    ...(count <= 100 ? { 'a switch over constructors': bySwitch(count) } : {}),
    'a Map of constructors': byMap(count),
    singledispatchmethod: dispatching(count),
  })
compare('dispatch over values of 5 types, by how many are registered', {
  '5 registered': dispatching(5),
  '100 registered': dispatching(100, 5),
  '1,000 registered': dispatching(1000, 5),
})

// --- lruCache

const keys = Array.from({ length: 1000 }, (_, n) => `key ${n}`)
const work = key => key.length
const cached = lruCache({ maxsize: 1000 })(work)
const quick = new QuickLRU({ maxSize: 1000 })
const lru = new LRUCache({ max: 1000 })
for (const key of keys) {
  cached(key)
  quick.set(key, work(key))
  lru.set(key, work(key))
}
const viaGet = (cache, call = 'get') =>
  new Function(
    'cache',
    'work',
    `'use strict'; return key => { const found = cache.${call}(key); if (found !== undefined) return found; const made = work(key); cache.set(key, made); return made }`,
  )(cache, work)
compare('a hit in a cache of 1,000', {
  'quick-lru': loop('fn(keys[(i * 7) % 1000])', { fn: viaGet(quick), keys }),
  lruCache: loop('fn(keys[(i * 7) % 1000])', { fn: cached, keys }),
  'lru-cache': loop('fn(keys[(i * 7) % 1000])', { fn: viaGet(lru), keys }),
})
const small = { quick: new QuickLRU({ maxSize: 100 }), lru: new LRUCache({ max: 100 }) }
compare('a miss in a cache of 100', {
  'quick-lru': loop('fn(keys[i % 1000])', { fn: viaGet(small.quick), keys }),
  lruCache: loop('fn(keys[i % 1000])', { fn: lruCache({ maxsize: 100 })(work), keys }),
  'lru-cache': loop('fn(keys[i % 1000])', { fn: viaGet(small.lru), keys }),
})
