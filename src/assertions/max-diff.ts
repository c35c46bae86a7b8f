import { getHost } from '../internal/index.ts'

/** What Vitest reads from a failure to print a diff. */
export interface Diffable {
  actual?: unknown
  expected?: unknown
  showDiff?: boolean
}

// oxlint-disable-next-line no-control-regex -- the colours of a terminal are control characters
const COLOURS = /\u001B\[\d+m/g

/**
 * Takes the diff away from a failure when it is longer than `maxDiff` characters.
 * @returns the hint that stands in its place, or an empty string. Semantics: unittest's `_truncateMessage`.
 */
export function withoutLongDiff(failure: Diffable, maxDiff: number | null): string {
  if (maxDiff === null || !failure.showDiff) return ''
  const { length } = getHost().diff(failure.expected, failure.actual).replace(COLOURS, '')
  if (length <= maxDiff) return ''
  failure.showDiff = false
  delete failure.actual
  delete failure.expected
  return `\nDiff is ${length} characters long. Set this.maxDiff to null to see it.`
}
