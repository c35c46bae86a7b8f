/** Which of the names the given one comes nearest to, upper and lower case being the same. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined
  let least = Infinity
  for (const name of names) {
    const distance = slips(given, name)
    if (distance < least) [nearest, least] = [name, distance]
  }
  return nearest
}

/** `" Did you mean 'leaks'?"` for a name that is written nearly so; `''` when none is near: a third of its letters may differ. */
export function didYouMean(given: unknown, names: readonly string[]): string {
  if (typeof given !== 'string') return ''
  const nearest = nearestName(given, names)
  const isNear = nearest !== undefined && slips(given, nearest) <= Math.max(1, Math.floor(given.length / 3))
  return isNear ? ` Did you mean '${nearest}'?` : ''
}

/**
 * How many slips of the pen lie between two names: a letter too many, one left out, another one, or two neighbours
 * swapped. (The distance of Damerau and Levenshtein, in the form that changes no place twice.)
 */
function slips(given: string, name: string): number {
  const [from, to] = [given.toLowerCase(), name.toLowerCase()]
  // Between what the texts begin with: `rows[2][3]` is that of the first 2 letters of one and the first 3 of the other.
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row])
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      rows[row]?.push(
        Math.min(
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      )
    }
  }
  return at(from.length, to.length)
}
