import { expect } from 'vitest'
import {
  TestCase,
  concurrent,
  each,
  expectedFailure,
  lruCache,
  retry,
  singledispatch,
  skip,
  skipIf,
  timeout,
  type CacheControl,
} from 'vitest-async-case'

// #region marks
@concurrent
@timeout(2_000)
export class RatesTest extends TestCase {
  @skip('the service is gone')
  testLegacyRates(): void {}

  @skipIf(process.platform === 'win32', 'needs a Unix socket')
  @retry(2)
  testRates(): void {}

  @expectedFailure
  testRoundsHalfToEven(): void {
    this.assertEqual(Math.round(2.5), 2)
  }

  @each([
    [100, 121],
    [50, 61],
  ])
  testTax(net: number, gross: number): void {
    this.assertEqual(Math.round(net * 1.21), gross)
  }
}
// #endregion marks

export class DefinedMarksTest extends TestCase {
  testSlow(): void {
    throw new Error('never runs')
  }

  // #region marks-defined
  static {
    skip.define(this.prototype, 'testSlow', 'takes an hour')
  }
  // #endregion marks-defined
}

export class RecipesTest extends TestCase {
  testSingleDispatch(): void {
    // #region singledispatch
    const label = singledispatch((value: unknown): string => typeof value)
      .register(Number, value => value.toFixed(2))
      .register(Date, value => value.toISOString())
      .register(null, undefined, () => 'none')

    expect([label(1), label(null), label('text')]).toEqual(['1.00', 'none', 'string'])
    expect([...label.registry.keys()]).toEqual([Number, Date, null, undefined])
    // #endregion singledispatch
  }

  testLruCache(): void {
    // #region lru-cache
    const square = lruCache({ maxsize: 2 })((n: number) => n * n)
    for (const n of [1, 2, 1, 3, 2]) square(n)
    expect(square.cacheInfo()).toEqual({ hits: 1, misses: 4, maxsize: 2, currsize: 2 })
    square.cacheClear()
    // #endregion lru-cache
  }

  testCachedMethod(): void {
    // #region lru-cache-method
    class Rates {
      @lruCache
      rate(country: string): string {
        return `${country} 21%`
      }
    }

    const [first, second] = [new Rates(), new Rates()]
    first.rate('NL')
    first.rate('NL')
    second.rate('NL')
    const { cacheInfo } = first.rate as unknown as CacheControl
    expect(cacheInfo(first)).toMatchObject({ hits: 1, misses: 1 })
    expect(cacheInfo()).toMatchObject({ hits: 1, misses: 2 })
    // #endregion lru-cache-method
  }
}
