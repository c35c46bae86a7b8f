import { combination, permutation } from 'js-combinatorics'

/** How many ways there are to choose `k` of `n` things where their order does not count: Python's `math.comb`. */
export function comb(n: number, k: number): bigint {
  checkCounts('comb', { n, k })
  return combination(n, k)
}

/** How many ways there are to line up `k` of `n` things, all of them by default: Python's `math.perm`. */
export function perm(n: number, k = n): bigint {
  checkCounts('perm', { n, k })
  return permutation(n, k)
}

/** js-combinatorics answers `0n` to a negative count. */
function checkCounts(caller: string, counts: Record<string, number>): void {
  for (const [name, count] of Object.entries(counts))
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${caller}: ${name} must be an integer of 0 or more, not ${count}.`)
}

/** `start` times all the factors: Python's `math.prod`. */
export function prod(factors: Iterable<bigint>, start = 1n): bigint {
  let product = start
  for (const factor of factors) product *= factor
  return product
}

/** The largest integer whose square is not above `n`: Python's `math.isqrt`. */
export function isqrt(n: bigint): bigint {
  if (n < 0n) throw new RangeError(`isqrt: n must not be negative, but is ${n}.`)
  if (n === 0n) return 0n
  // Newton's method from a power of two that is above the root: it descends until it has arrived.
  const bits = n.toString(2).length
  let root = 1n << BigInt(Math.ceil(bits / 2))
  for (;;) {
    const next = (root + n / root) / 2n
    if (next >= root) return root
    root = next
  }
}
