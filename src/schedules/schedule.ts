import { journal, type Who } from '../ownership/index.ts'
import type { Chooser, PlainOrder } from './choosers.ts'
import type { Choice } from './path.ts'

/** A timer that is due, as a choice names it. */
export interface DueTimer {
  /** `timer of 50 ms` */
  name(): string
}

/** One schedule of a test: who went on when several could, and how often each strand did. */
export class Schedule {
  readonly choices: Choice[] = []
  /** Kinds of I/O that the run did, whose order no schedule decides. */
  readonly io = new Set<string>()
  /** Whether its choices are put in words, which costs time. */
  readonly tells: boolean
  readonly #chooser: Chooser
  readonly #ordinals = new Map<object, number>()
  readonly #steps: number[] = []

  constructor(chooser: Chooser, tells = false) {
    this.#chooser = chooser
    this.tells = tells
  }

  /** What the other schedules of its search need to know of it, when it is the plain order. */
  get order(): PlainOrder {
    return { choices: this.choices.length, steps: this.#steps }
  }

  /** Which of what is ready goes on. The list is never empty. */
  pickWakeUp(ready: readonly Who[]): number {
    const strands = ready.map(({ strand }) => this.#ordinal(strand))
    const [strand = 0] = strands
    const question = { strand, step: this.#steps[strand] ?? 0 }
    const taken = this.#choose('wake-up', ready.length, question, place => wentOn(ready, place))
    const chosen = strands[taken] ?? 0
    this.#steps[chosen] = (this.#steps[chosen] ?? 0) + 1
    return taken
  }

  /** Which of the timers that are due goes first, when they were made with different delays. */
  pickTimer(timers: readonly DueTimer[], due: number): number {
    const nobody = { strand: -1, step: 0 }
    const text = (place: number) =>
      `${timers[place]?.name()} before ${timers[0]?.name()}, both due at ${due} ms`
    return this.#choose('timer', timers.length, nobody, text)
  }

  #ordinal(strand: object): number {
    const known = this.#ordinals.get(strand)
    if (known !== undefined) return known
    this.#ordinals.set(strand, this.#ordinals.size)
    this.#steps.push(0)
    return this.#ordinals.size - 1
  }

  #choose(
    kind: 'wake-up' | 'timer',
    count: number,
    strand: { strand: number; step: number },
    text: (taken: number) => string,
  ): number {
    if (count < 2) return 0
    const taken = this.#chooser({ kind, at: this.choices.length, count, ...strand })
    if (taken > 0) journal.recorder?.note('chosen', text(taken))
    this.choices.push({ taken, count, text: taken > 0 && this.tells ? text(taken) : undefined })
    return taken
  }
}

/** `"withdraw" went on before "deposit" (account.test.ts:14:11)` */
function wentOn(ready: readonly Who[], taken: number): string {
  const names = ready.slice(0, taken + 1).map(who => who.name())
  const place = ready[taken]?.place?.()
  return `${names.pop()} went on before ${[...new Set(names)].join(', ')}${place ? ` (${place})` : ''}`
}
