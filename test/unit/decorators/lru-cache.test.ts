import { describe, expect, test, vi } from 'vitest'
import {
  DecoratedGetterError,
  InvalidCacheOptionsError,
  cache,
  lruCache,
  type CacheControl,
} from '../../../src/index.ts'
import { compile, ways } from './ways.ts'

test('a function is called once for each list of arguments', () => {
  const fn = vi.fn((...args: unknown[]) => args.length)
  const cached = lruCache(fn)
  const key = {}
  const lists = [[], [undefined], [1], ['1'], [1, 2], [1, undefined], [key], [{}], [NaN], [1, 2, 3]]
  for (const list of [...lists, ...lists]) cached(...list)
  // The two different empty objects count twice; the others once.
  expect(fn.mock.calls).toEqual(lists)
  expect(cached.cacheInfo()).toEqual({ hits: 10, misses: 10, maxsize: 128, currsize: 10 })
})

test('0 and -0 are the same argument', () => {
  const cached = cache((n: number) => Object.is(n, -0))
  expect([cached(-0), cached(0)]).toEqual([true, true])
})

test('the least recently used result makes room', () => {
  const fn = vi.fn((n: number) => n)
  const cached = lruCache({ maxsize: 2 })(fn)
  for (const n of [1, 2, 1, 3, 1, 2]) cached(n)
  expect(fn.mock.calls.flat()).toEqual([1, 2, 3, 2])
  expect(cached.cacheInfo()).toEqual({ hits: 2, misses: 4, maxsize: 2, currsize: 2 })
})

test('results of several arguments make room too, and leave no empty maps that would hide later ones', () => {
  const fn = vi.fn((a: number, b: number) => a + b)
  const cached = lruCache({ maxsize: 1 })(fn)
  for (const [a, b] of [
    [1, 1],
    [1, 2],
    [1, 2],
    [1, 1],
  ] as const)
    cached(a, b)
  expect(fn.mock.calls).toEqual([
    [1, 1],
    [1, 2],
    [1, 1],
  ])
})

test('maxsize 0 or below keeps nothing and counts the calls, null keeps all', () => {
  const none = lruCache({ maxsize: -3 })((n: number) => n)
  const all = lruCache({ maxsize: null, typed: true })((n: number) => n)
  for (let n = 0; n < 300; n++) {
    none(1)
    all(n)
  }
  expect(none.cacheInfo()).toEqual({ hits: 0, misses: 300, maxsize: 0, currsize: 0 })
  expect(all.cacheInfo()).toEqual({ hits: 0, misses: 300, maxsize: null, currsize: 300 })
  expect(all.cacheParameters()).toEqual({ maxsize: null, typed: true })
})

test('cacheClear forgets the results and the figures', () => {
  const fn = vi.fn((n: number) => n)
  const cached = lruCache()(fn)
  cached(1)
  cached.cacheClear()
  cached(1)
  expect(fn).toHaveBeenCalledTimes(2)
  expect(cached.cacheInfo()).toEqual({ hits: 0, misses: 1, maxsize: 128, currsize: 1 })
})

test('a recursive function works', () => {
  const fib: (n: number) => number = cache((n: number) => (n < 2 ? n : fib(n - 1) + fib(n - 2)))
  expect(fib(70)).toBe(190392490709135)
})

test('a call that throws is not remembered', () => {
  const fn = vi.fn().mockImplementationOnce(() => {
    throw new Error('first')
  })
  const cached = cache(fn)
  expect(() => cached(1)).toThrow(new Error('first'))
  cached(1)
  cached(1)
  expect(fn).toHaveBeenCalledTimes(2)
})

test('a promise that rejects is dropped again', async () => {
  const fn = vi.fn(async (name: string) => name).mockRejectedValueOnce(new Error('down'))
  const cached = cache(fn)
  await expect(cached('a')).rejects.toThrow(new Error('down'))
  await expect(cached('a')).resolves.toBe('a')
  expect(await cached('a')).toBe('a')
  expect(fn).toHaveBeenCalledTimes(2)
})

test('the cached function keeps the name and length of its function', () => {
  const cached = lruCache(function area(_w: number, _h: number) {
    return 0
  })
  expect([cached.name, cached.length]).toEqual(['area', 2])
})

describe.each(ways)('on methods, lowered by %s', way => {
  const source = `class Shop { calls = []
    @lruCache price(item) { this.calls.push(item); return item.length }
    @lruCache({ maxsize: 1 }) tax(item) { this.calls.push(item); return item.length }
    @cache sum(a, b) { this.calls.push(a + b); return a + b } }
    class Sub extends Shop { price(item) { return super.price(item) * 10 } }`

  test('each object has a cache of its own', () => {
    const [a, b] = compile(way, source, '[new Shop(), new Shop()]')
    expect([a.price('x'), a.price('x'), b.price('x'), a.calls, b.calls]).toEqual([1, 1, 1, ['x'], ['x']])
    const control = a.price as CacheControl
    expect(control.cacheInfo(a)).toEqual({ hits: 1, misses: 1, maxsize: 128, currsize: 1 })
    expect(control.cacheInfo()).toEqual({ hits: 1, misses: 2, maxsize: 128, currsize: 2 })
    control.cacheClear(a)
    expect([a.price('x'), b.price('x'), a.calls, b.calls]).toEqual([1, 1, ['x', 'x'], ['x']])
    control.cacheClear()
    expect(control.cacheInfo()).toEqual({ hits: 0, misses: 0, maxsize: 128, currsize: 0 })
  })

  test('options, two arguments and super work', () => {
    const [a, sub] = compile(way, source, '[new Shop(), new Sub()]')
    for (const item of ['x', 'y', 'x']) a.tax(item)
    for (const n of [1, 2, 1]) a.sum(n, 5)
    expect(a.calls).toEqual(['x', 'y', 'x', 6, 7])
    expect([sub.price('x'), sub.price('x'), sub.calls]).toEqual([10, 10, ['x']])
  })

  test('a getter is refused', () => {
    expect(() => compile(way, 'class A { @lruCache get x() { return 1 } }', 'A')).toThrow(
      new DecoratedGetterError('@lruCache', 'x', 'a method or a function'),
    )
  })
})

test('define caches a method from a static block', () => {
  class Shop {
    calls = 0
    price(_item: string): number {
      return ++this.calls
    }
    static {
      lruCache.define(this.prototype, 'price', { maxsize: 4 })
    }
  }
  const shop = new Shop()
  expect([shop.price('a'), shop.price('a')]).toEqual([1, 1])
  expect((shop.price as unknown as CacheControl).cacheParameters()).toEqual({ maxsize: 4, typed: false })
})

test('a cached method keeps no object alive, not even one that it returned', async () => {
  class Shop {
    self(_item: string): this {
      return this
    }
  }
  lruCache.define(Shop.prototype, 'self')
  const gone = new WeakRef((() => new Shop().self('a'))())
  const control = Shop.prototype.self as unknown as CacheControl
  expect(control.cacheInfo().currsize).toBe(1)
  await vi.waitFor(
    () => {
      collect()
      // Not `expect(gone.deref())`: the failed assertion would keep the object.
      expect(gone.deref() === undefined).toBe(true)
      expect(control.cacheInfo().currsize).toBe(0)
    },
    { timeout: 10_000, interval: 20 },
  )
}, 15_000)

function collect(): void {
  const v8 = process.getBuiltinModule('node:v8')
  v8.setFlagsFromString('--expose-gc')
  const gc = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void
  gc()
}

test.each([
  [{ maxsize: 1.5 }, 'maxsize 1.5'],
  [{ maxsize: '3' }, 'maxsize "3"'],
  [{ typed: 1 }, 'typed 1'],
  [{ maxSize: 2 }, "the option 'maxSize'"],
  [32, '32'],
])('options %j are refused', (options, given) => {
  const error = new InvalidCacheOptionsError('lruCache', given)
  expect(() => lruCache(options as object)).toThrow(error)
  expect(error.message).toBe(
    `lruCache got ${given}. Give { maxsize } as a whole number, or null for a cache without bound, and { typed } as a boolean.`,
  )
})

test('a plain call on a method keeps the results of each object', () => {
  class Shop {
    static readonly asked: string[] = []
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    price(item: string): string {
      Shop.asked.push(`${this.name} ${item}`)
      return `${this.name}'s ${item}`
    }
  }
  const price = lruCache(Shop.prototype.price)
  const [one, two] = [new Shop('one'), new Shop('two')]
  const said = [one, two, one, two].map(shop => price.call(shop, 'tea'))
  expect(said).toEqual(["one's tea", "two's tea", "one's tea", "two's tea"])
  expect(Shop.asked).toEqual(['one tea', 'two tea'])
  expect([price.cacheInfo(one), price.cacheInfo()].map(({ hits, misses }) => [hits, misses])).toEqual([
    [1, 1],
    [2, 2],
  ])
})

test('a value that is no object is told from others, as is none at all', () => {
  const asked: unknown[] = []
  const pair = lruCache(function (this: unknown, ...rest: unknown[]): unknown {
    asked.push(this)
    return [this, ...rest]
  })
  const owners = [undefined, null, 'a', 'b', 5, NaN]
  const said = [...owners, ...owners].map(owner => pair.call(owner, 1))
  expect(said).toEqual([...owners, ...owners].map(owner => [owner, 1]))
  expect([pair.call('a'), pair('a', 1)]).toEqual([['a'], [undefined, 'a', 1]])
  expect(asked).toEqual([...owners, 'a', undefined])
})

test('forgetting what one object had leaves what values had', () => {
  const own = lruCache(function (this: unknown): unknown {
    return this
  })
  const object = {}
  for (const owner of [object, 'a']) own.call(owner)
  own.cacheClear(object)
  for (const owner of [object, 'a']) own.call(owner)
  expect(own.cacheInfo()).toEqual({ hits: 1, misses: 2, maxsize: 128, currsize: 2 })
})

test('a function that uses no this has one cache, whatever it is called on', () => {
  const fn = vi.fn()
  const twice = lruCache((n: number) => {
    fn(n)
    return n * 2
  })
  expect([twice(2), twice.call({}, 2)]).toEqual([4, 4])
  expect(fn).toHaveBeenCalledTimes(1)
})
