/** Compares two versions by their numbers: negative when `a` is older, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let part = 0; part < 3; part++) {
    const difference = left[part]! - right[part]!
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(version: string): number[] {
  const found = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version)
  if (!found) throw new RangeError(`${version} is no version: three numbers are expected.`)
  return found.slice(1).map(Number)
}
