export type Point = readonly number[]

export interface Shop {
  name: string
  at: Point
}

/** How far a point is from the origin, in any number of dimensions: Python's `math.hypot`. */
export function norm(point: Point): number {
  return Math.hypot(...point)
}

/** The length of the straight line from `p` to `q`: Python's `math.dist`. */
export function dist(p: Point, q: Point): number {
  if (p.length !== q.length)
    throw new RangeError(`dist: both points need as many dimensions, not ${p.length} and ${q.length}.`)
  return norm(p.map((coordinate, axis) => coordinate - q[axis]!))
}

/** The shop that is the shortest way from `place`, the first of several; undefined when there is none. */
export function nearest(shops: readonly Shop[], place: Point): Shop | undefined {
  let best: Shop | undefined
  let shortest = Infinity
  for (const shop of shops) {
    const way = dist(place, shop.at)
    if (best !== undefined && way >= shortest) continue
    best = shop
    shortest = way
  }
  return best
}
