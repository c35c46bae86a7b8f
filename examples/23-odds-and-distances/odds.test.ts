import { each, TestCase } from 'vitest-async-case'
import { comb, isqrt, perm, prod } from './integers.ts'
import { drawsOf, oddsOf } from './odds.ts'
import { isPrime } from './primes.ts'

export class OddsTest extends TestCase {
  testTicketTellsItsOdds() {
    this.assertEqual(oddsOf({ balls: 59, drawn: 6 }), '1 in 45,057,474')
    this.assertEqual(drawsOf({ balls: 59, drawn: 6 }), 32441381280n)
  }

  testOrderCountsForPermutationsAlone() {
    this.assertEqual(comb(59, 6), 45057474n)
    this.assertEqual(perm(59, 6), 32441381280n)
  }

  testEveryDigitOfALargeNumberCounts() {
    this.assertEqual(comb(100, 50), 100891344545564193334812497256n)
  }

  testNoMoreCanBeTakenThanThereAre() {
    this.assertEqual([comb(5, 7), perm(5, 7)], [0n, 0n])
  }

  testPermutationsAreOfAllByDefault() {
    this.assertEqual(perm(5), 120n)
  }

  // js-combinatorics answers `0n` to a negative number; Python refuses it.
  testWhatIsNoCountIsRefused(count: typeof comb, n: number, k: number, message: string) {
    const { exception } = this.assertRaises(RangeError, count, n, k)
    this.assertEqual(exception.message, message)
  }

  static {
    each.define(this.prototype, 'testWhatIsNoCountIsRefused', [
      [comb, -1, 2, 'comb: n must be an integer of 0 or more, not -1.'],
      [comb, 2, -1, 'comb: k must be an integer of 0 or more, not -1.'],
      [comb, 2.5, 2, 'comb: n must be an integer of 0 or more, not 2.5.'],
      [comb, 5, 2.5, 'comb: k must be an integer of 0 or more, not 2.5.'],
      [perm, -1, 2, 'perm: n must be an integer of 0 or more, not -1.'],
      [perm, 2, -1, 'perm: k must be an integer of 0 or more, not -1.'],
      [perm, 2.5, 2, 'perm: n must be an integer of 0 or more, not 2.5.'],
      [perm, 5, 2.5, 'perm: k must be an integer of 0 or more, not 2.5.'],
    ])
  }
}

export class ProdTest extends TestCase {
  testProductOfTheFirst99Numbers() {
    const factors = Array.from({ length: 99 }, (_, index) => BigInt(index + 1))
    this.assertEqual(
      prod(factors),
      933262154439441526816992388562667004907159682643816214685929638952175999932299156089414639761565182862536979208272237582511852109168640000000000000000000000n,
    )
  }

  testProductOfNothingIsTheStart() {
    this.assertEqual(prod([]), 1n)
    this.assertEqual(prod([], 3n), 3n)
  }

  testStartIsAFactor() {
    this.assertEqual(prod([5n, 7n], 3n), 105n)
  }
}

export class IsqrtTest extends TestCase {
  testSquareRootOfANumberIsOneTooMany() {
    const square = 67108865n ** 2n
    this.assertEqual(isqrt(square - 1n), 67108864n)
    this.assertEqual(Math.floor(Math.sqrt(Number(square - 1n))), 67108865)
  }

  testRootChangesAtASquare() {
    const small = [1n, 2n, 3n, 94906265n, 94906266n, 94906267n]
    const powers = [
      2n ** 26n,
      2n ** 27n - 1n,
      2n ** 32n - 1n,
      2n ** 32n,
      2n ** 53n - 1n,
      2n ** 53n,
      2n ** 53n + 1n,
    ]
    for (const root of [...small, ...powers, 10n ** 200n, 3n ** 1000n])
      this.subTest({ root }, () => {
        this.assertEqual(isqrt(root ** 2n - 1n), root - 1n)
        this.assertEqual(isqrt(root ** 2n), root)
        this.assertEqual(isqrt(root ** 2n + 2n * root), root)
      })
  }

  testRootOfNothing() {
    this.assertEqual(isqrt(0n), 0n)
  }

  testNegativeNumberIsRefused() {
    const { exception } = this.assertRaises(RangeError, isqrt, -1n)
    this.assertEqual(exception.message, 'isqrt: n must not be negative, but is -1.')
  }
}

export class PrimeTest extends TestCase {
  override setUp() {
    isPrime.cacheClear()
  }

  testPrimes() {
    for (const ticket of [2n, 3n, 97n, 7919n])
      this.subTest({ ticket }, () => this.assertIs(isPrime(ticket), true))
  }

  testOthers() {
    for (const ticket of [-7n, 0n, 1n, 4n, 9n, 91n, 4503599761588224n])
      this.subTest({ ticket }, () => this.assertIs(isPrime(ticket), false))
  }

  testTicketIsLookedAtOnce() {
    for (const ticket of [97n, 91n, 97n]) isPrime(ticket)
    this.assertEqual(isPrime.cacheInfo(), { hits: 1, misses: 2, maxsize: 128, currsize: 2 })
  }
}
