import { generator, seedOfSchedule, type Draw } from './generator.ts'

/** One choice that a run has to make. */
export interface Question {
  readonly kind: 'wake-up' | 'timer'
  /** Which choice of the run it is, from 0. */
  readonly at: number
  /** How many may go on: the answer is from 0, the plain order, to one less. */
  readonly count: number
  /** The strand that would go on in the plain order, by the order in which strands became ready first. */
  readonly strand: number
  /** How often that strand has gone on. */
  readonly step: number
}

/** Says who goes on, by the place in the list of what is ready. */
export type Chooser = (question: Question) => number

/** What the plain order of a test was like: the other schedules are deviations from it. */
export interface PlainOrder {
  /** How many choices it made. */
  readonly choices: number
  /** How often each strand went on. */
  readonly steps: readonly number[]
}

export const plain: Chooser = () => 0

/**
 * The chooser of one schedule of a search. Even choice alone finds short races, and next to none in which one strand must
 * be held back for long: so three of four schedules are the plain order but for one to three deviations.
 */
export function chooserOf(index: number, seed: number, order: PlainOrder): Chooser {
  if (index === 0) return plain
  const draw = generator(seedOfSchedule(seed, index))
  if (index % 4 === 1) return ({ count }) => draw(count)
  return index % 2 === 1
    ? fewChoices(draw, 1 + ((index >> 2) % 3), order)
    : fewSteps(draw, 1 + ((index >> 1) % 3), order)
}

/** Deviates at a few choices, drawn from those that the plain order had. */
function fewChoices(draw: Draw, deviations: number, { choices }: PlainOrder): Chooser {
  const places = new Set(Array.from({ length: deviations }, () => draw(Math.max(choices, 1))))
  return ({ kind, at, count }) => {
    if (kind === 'timer') return draw(count)
    return places.has(at) ? anotherThanFirst(draw, count) : 0
  }
}

/**
 * Passes over a few wake-ups: of each a strand is drawn, and then one of the steps that it had in the plain order. To draw
 * from all steps alike would miss short tasks among long ones.
 */
function fewSteps(draw: Draw, deviations: number, { steps }: PlainOrder): Chooser {
  const held = new Set<string>()
  for (let i = 0; i < deviations; i += 1) {
    const strand = draw(Math.max(steps.length, 1))
    held.add(`${strand}:${draw(Math.max(steps[strand] ?? 1, 1))}`)
  }
  return ({ kind, count, strand, step }) => {
    if (kind === 'timer') return draw(count)
    return held.delete(`${strand}:${step}`) ? anotherThanFirst(draw, count) : 0
  }
}

function anotherThanFirst(draw: Draw, count: number): number {
  return 1 + draw(count - 1)
}
