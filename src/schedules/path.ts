import type { Chooser } from './choosers.ts'

/** One choice that a run has made: `taken` of `count`, 0 being the plain order. */
export interface Choice {
  readonly taken: number
  readonly count: number
  /** In words, where they were asked for and it differs from the plain order. */
  readonly text?: string | undefined
}

/** The choices that are not to be in the plain order, by their place from 0. */
export type Path = ReadonlyMap<number, Choice>

/** What differs from the plain order in what a run did. */
export function pathOf(choices: readonly Choice[]): Path {
  return new Map([...choices.entries()].filter(([, { taken }]) => taken > 0))
}

/** `3:1/2,5:1/2`: choice 3 is 1 of 2, choice 5 likewise. */
export function textOfPath(path: Path): string {
  return [...path].map(([at, { taken, count }]) => `${at + 1}:${taken}/${count}`).join(',')
}

/** Reads what `textOfPath` has written; `undefined` for any other text. */
export function readPath(text: string): Path | undefined {
  const path = new Map<number, Choice>()
  for (const entry of text.split(',')) {
    const [choice = 0, taken = 0, count = 0] = (/^(\d+):(\d+)\/(\d+)$/.exec(entry.trim()) ?? [])
      .slice(1)
      .map(Number)
    if (choice < 1 || taken < 1 || taken >= count) return undefined
    path.set(choice - 1, { taken, count })
  }
  return path
}

/** Goes a path again, as far as it fits: a choice that no longer fits is made in the plain order. */
export function following(path: Path): Chooser {
  return ({ at, count }) => {
    const taken = path.get(at)?.taken ?? 0
    return taken < count ? taken : 0
  }
}

/** A path that the user has kept. Where it does not fit, the rest of the run goes in plain order. */
export class Replay {
  readonly #path: Path
  #misfit: string | undefined

  constructor(path: Path) {
    this.#path = path
  }

  readonly chooser: Chooser = ({ at, count }) => {
    const kept = this.#path.get(at)
    if (!kept || this.#misfit !== undefined) return 0
    if (kept.count === count) return kept.taken
    this.#misfit = `${choiceText(at, kept)}, and ${count} were ready`
    return 0
  }

  /** Why it does not fit a run that made so many choices and then ended; `undefined` when it does. */
  misfit(choices: number): string | undefined {
    const beyond = [...this.#path].find(([at]) => at >= choices)
    if (this.#misfit === undefined && beyond)
      return `${choiceText(...beyond)}, and the test made ${choices} ${choices === 1 ? 'choice' : 'choices'}`
    return this.#misfit
  }
}

function choiceText(at: number, { taken, count }: Choice): string {
  return `choice ${at + 1} is ${taken} of ${count}`
}
