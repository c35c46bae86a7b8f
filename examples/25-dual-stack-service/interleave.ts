export interface Address {
  address: string
  family: number
}

/** RFC 8305, section 4: so many addresses of the family that comes first, and from then on the families in turns. */
export function interleave<A extends Address>(addresses: readonly A[], firstFamilyCount = 1): A[] {
  const families = [...new Set(addresses.map(({ family }) => family))]
  const lists = families.map(wanted => addresses.filter(({ family }) => family === wanted))
  // One of them has the first turn.
  const ahead = lists[0]?.splice(0, firstFamilyCount - 1) ?? []
  const rounds = Math.max(0, ...lists.map(list => list.length))
  const turns = Array.from({ length: rounds }, (_, round) =>
    lists.flatMap(list => list.slice(round, round + 1)),
  )
  return [...ahead, ...turns.flat()]
}
