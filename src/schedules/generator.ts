/** Draws a whole number from 0 up to, and without, `below`. */
export type Draw = (below: number) => number

const range = 2 ** 32

/** A generator of 32 bits (mulberry32): the same numbers for the same seed, on every machine. */
export function generator(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return below => Math.floor((next() / range) * below)
}

/** The seed of one schedule of a search. Neighbouring seeds of searches have no schedules in common. */
export function seedOfSchedule(seed: number, index: number): number {
  return (seed + Math.imul(index, 0x9e3779b1)) >>> 0
}
