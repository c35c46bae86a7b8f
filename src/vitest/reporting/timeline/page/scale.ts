/** Where a time stands in the picture, in pixels. */
export type Scale = (at: number) => number

/** Between two moments that follow each other at once. */
const narrowest = 14
/** For each doubling of the time between two moments. */
const stepWidth = 7
/** So long a time, in milliseconds, gets no more than the narrowest place. */
const atOnce = 0.02

/**
 * A scale that leaves room between moments that follow each other at once, and shortens the time in which nothing happens:
 * a test that waits for a second between two microtasks is readable as a whole.
 */
export function readableScale(times: readonly number[]): Scale {
  const places = new Map<number, number>()
  let x = 0
  let before: number | undefined
  for (const at of times) {
    if (before !== undefined && at > before)
      x += narrowest + stepWidth * Math.log2(1 + Math.max(0, at - before - atOnce) / atOnce)
    places.set(at, x)
    before = at
  }
  return at => places.get(at) ?? 0
}

/** Each millisecond as wide as any other. */
export function trueScale(times: readonly number[], width: number): Scale {
  const end = times.at(-1) || 1
  return at => (at / end) * width
}
