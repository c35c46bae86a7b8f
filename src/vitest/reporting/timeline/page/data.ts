import type { MomentKind } from '../../../../ownership/index.ts'
import { momentNames } from './kinds.ts'

export type TestVerdict = 'passed' | 'failed' | 'skipped'

/** What the page of a test file is drawn from, as it stands in the page. */
export interface PageData {
  /** The test file's path from the project's root, and its project's name if it has one. */
  readonly title: string
  /** Every text of a moment, once. */
  readonly texts: readonly string[]
  readonly tests: readonly TestData[]
}

/** One attempt of a test. */
export interface TestData {
  readonly name: string
  readonly verdict: TestVerdict
  /** The test itself first, then its tasks. */
  readonly lanes: readonly string[]
  /** Six numbers a moment, as `Moment` has them; times are microseconds since the moment before. */
  readonly moments: readonly number[]
  /** How many moments were left out. */
  readonly leftOut: number
}

/** What happened at one moment. */
export interface Moment {
  /** Milliseconds since the test began. */
  readonly at: number
  readonly kind: MomentKind
  /** Whose moment it is: an index of the lanes. */
  readonly lane: number
  readonly text: string
  /** The lane whose code did it. */
  readonly by: number
  /** What it is about, as a number; 0 for nothing that lasts. */
  readonly thing: number
}

const numbersOfMoment = 6

/** The moments of a test as numbers. @param textAt where a text stands in the list of all */
export function encodeMoments(moments: readonly Moment[], textAt: (text: string) => number): number[] {
  let before = 0
  return moments.flatMap(({ at, kind, lane, text, by, thing }) => {
    const micros = Math.round(at * 1000)
    const since = micros - before
    before = micros
    return [since, momentNames.indexOf(kind), lane, textAt(text), by, thing]
  })
}

export function decodeMoments({ moments }: TestData, texts: readonly string[]): Moment[] {
  const found: Moment[] = []
  let micros = 0
  for (let first = 0; first < moments.length; first += numbersOfMoment) {
    const [since = 0, kind = 0, lane = 0, text = 0, by = 0, thing = 0] = moments.slice(first)
    micros += since
    found.push({ at: micros / 1000, kind: momentNames[kind]!, lane, text: texts[text] ?? '', by, thing })
  }
  return found
}
