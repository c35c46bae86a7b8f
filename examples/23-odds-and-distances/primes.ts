import { lruCache } from 'vitest-async-case'
import { isqrt } from './integers.ts'

/** Whether a ticket's number is prime. The numbers of popular tickets are asked for again and again. */
export const isPrime = lruCache((ticket: bigint): boolean => {
  if (ticket < 2n) return false
  const limit = isqrt(ticket)
  for (let divisor = 2n; divisor <= limit; divisor++) if (ticket % divisor === 0n) return false
  return true
})
