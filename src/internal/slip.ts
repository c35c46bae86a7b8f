/**
 * Whether a name is another one with a slip of the pen: in other case or with underscores, or with one letter wrong, left
 * out, doubled, or in its neighbour's place. A name with a further word in it is a name of its own.
 *
 * Asked of every member of a class and every attribute of a mock, so that it reads the names once and makes no table, as the
 * distance does that `near-miss.ts` counts when a name has been refused: by that it would take twice the time.
 */
export function isSlipOf(written: string, meant: string): boolean {
  if (written === meant) return false
  // Nearly every name is told apart by its length, before a text is made of it.
  if (Math.abs(written.length - meant.length) > 1 && !written.includes('_') && !meant.includes('_'))
    return false
  const [a, b] = [plain(written), plain(meant)]
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const isRest = (from: number, of: number) => a.slice(same + from) === b.slice(same + of)
  const isWrong = a.length === b.length && isRest(1, 1)
  const isLeftOut = a.length + 1 === b.length && isRest(0, 1)
  const isDoubled = a.length === b.length + 1 && a[same] === a[same - 1] && isRest(1, 0)
  const isSwapped = a[same] === b[same + 1] && a[same + 1] === b[same] && isRest(2, 2)
  return a === b || isWrong || isLeftOut || isDoubled || (a.length === b.length && isSwapped)
}

/** An underscore at an end is no slip: it marks a helper. */
function plain(name: string): string {
  return (name.includes('_') ? name.replaceAll(/(?<!^)_(?!$)/g, '') : name).toLowerCase()
}
