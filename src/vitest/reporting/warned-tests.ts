import { shared } from '../../internal/index.ts'

// The tests of the file that runs which passed with a warning.
const warned = shared('warned-tests', () => new Set<string>())

export function noteWarned(testName: string): void {
  warned.add(testName)
}

/** At the end of a file: says that there are warnings, since Vitest's default reporter prints those of failed tests only. */
export function tellWarned(): void {
  const [first, ...others] = warned
  warned.clear()
  if (first === undefined) return
  const tests = others.length === 0 ? first : `${first} and ${others.length} more of this file`
  console.warn(`${tests} passed with warnings. They are annotations, which --reporter=verbose shows.`)
}
