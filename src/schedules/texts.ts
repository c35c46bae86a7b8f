import { deviations } from './smallest.ts'
import { pathOf, textOfPath, type Choice } from './path.ts'

/** What was found out about a failing schedule. */
export interface Finding {
  /** Which schedule of the search it was, from 0. */
  readonly index: number
  readonly runs: number
  readonly seed: number
  readonly kind:
    | 'plain order'
    | 'smallest'
    | 'plain order fails as well'
    | 'passed again'
    | 'failed otherwise'
  /** Of the smallest failing schedule, or of the only one. */
  readonly choices: readonly Choice[]
  readonly io: ReadonlySet<string>
  /** Whether the smallest failed once more in its last run. */
  readonly isConfirmed: boolean
}

/** How a user runs a schedule again, from its text. */
export type Again = (path: string) => string

const notDecided = 'It passed when run again: not decided by the schedule alone.'

/** What is added to each error of a schedule that a search has found. */
export function findingText(finding: Finding, again: Again): string {
  const { index, runs, seed, kind, choices, isConfirmed } = finding
  const found = `Schedule ${index + 1} of ${runs} (seed ${seed}) found it; ${index} passed.`
  switch (kind) {
    case 'plain order':
      return lines(`Schedule 1 of ${runs}, the plain order, found it.`, ioText(finding))
    case 'passed again':
      return lines(found, ioText(finding), notDecided)
    case 'failed otherwise':
      return lines(
        found,
        ioText(finding),
        'It failed in another way when run again: not decided by the schedule alone.',
      )
    case 'plain order fails as well':
      return lines(
        found,
        'It fails in the plain order as well now: something outlives the runs of this test, and not the order decides.',
        ioText(finding),
      )
    default:
      return lines(
        `${found} Smallest: ${differenceText(choices)}`,
        ...choiceTexts(choices),
        again(textOfPath(pathOf(choices))),
        ioText(finding),
        isConfirmed ? '' : notDecided,
      )
  }
}

/** What is added to each error of a replay. */
export function replayText(replay: string, choices: readonly Choice[], io: ReadonlySet<string>): string {
  return lines(`Replay of '${replay}': ${differenceText(choices)}`, ...choiceTexts(choices), ioText({ io }))
}

/** The text of the error that a replay ends in when it does not fit. */
export function misfitText(misfit: string): string {
  return `The schedule does not fit the test any more: ${misfit}. Search again without replay.`
}

/** What a time-out is told of the search. */
export function progressText(index: number, runs: number): string {
  return `Schedule ${index + 1} of ${runs} was running; ${index} passed.`
}

function differenceText(choices: readonly Choice[]): string {
  const { length } = deviations(choices)
  const all = `${choices.length} ${choices.length === 1 ? 'choice' : 'choices'}`
  return `${length} of ${all} ${length === 1 ? 'differs' : 'differ'} from the plain order:`
}

function choiceTexts(choices: readonly Choice[]): string[] {
  return deviations(choices).map(at => {
    const { taken, count, text } = choices[at]!
    return `  choice ${at + 1}: ${text ?? `${taken} of ${count}`}`
  })
}

function ioText({ io }: { readonly io: ReadonlySet<string> }): string {
  if (io.size === 0) return ''
  const kinds = [...io].toSorted().join(', ')
  return `The test did I/O (${kinds}), whose order no schedule decides: the replay may differ.`
}

function lines(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n')
}
