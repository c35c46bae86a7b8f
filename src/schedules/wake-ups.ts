import { builtin } from '../internal/index.ts'
import type { WakeUps, Who } from '../ownership/index.ts'
import type { Schedule } from './schedule.ts'

interface WakeUp {
  readonly run: () => void
  readonly who: Who
  /** How often it was passed over; `undefined` while it stands in its place. */
  passedOver: number | undefined
}

/** After so many times a wake-up stands first: a task that asks in a loop must not hold another back for ever. */
const MOST_PASSED_OVER = 200

export interface WakeUpsOptions {
  readonly schedule: Schedule
  /** Runs `fn` on the next turn. */
  nextTurn(fn: () => void): void
  /** The phase of the test that runs, by which its body is named. */
  phase(): string
}

/**
 * What is ready in a test under schedules. One turn is asked for with each wake-up, as without schedules, and each turn runs
 * one of all that are ready then: so the plain order is the order without schedules, the user's own immediates included.
 *
 * Who was passed over stands behind all others, also behind those that become ready later: to hold a task back for thirty
 * steps is one choice and not thirty.
 */
export class ChosenWakeUps implements WakeUps {
  readonly #options: WakeUpsOptions
  /** How many have run. */
  ran = 0
  #ready: WakeUp[] = []
  #hasEnded = false

  constructor(options: WakeUpsOptions) {
    this.#options = options
  }

  get tells(): boolean {
    return this.#options.schedule.tells
  }

  get size(): number {
    return this.#ready.length
  }

  phase(): string {
    return this.#options.phase()
  }

  add(run: () => void, who: Who): void {
    this.#ready.push({ run: inContextOfNow(run), who, passedOver: undefined })
    this.#options.nextTurn(this.#runOne)
  }

  end(): void {
    this.#hasEnded = true
  }

  readonly #runOne = (): void => {
    const list = this.#inOrder()
    const taken = this.#hasEnded ? 0 : this.#options.schedule.pickWakeUp(list.map(({ who }) => who))
    const chosen = list[taken]
    const passed = list.slice(0, taken)
    for (const each of passed) each.passedOver ??= 0
    this.#ready = [...list.slice(taken + 1), ...passed]
    for (const each of this.#ready) if (each.passedOver !== undefined) each.passedOver += 1
    if (!chosen) return
    this.ran += 1
    chosen.run()
  }

  #inOrder(): WakeUp[] {
    if (this.#ready.length < 2) return this.#ready
    const passed = this.#ready.filter(({ passedOver }) => passedOver !== undefined)
    if (passed.length === 0) return this.#ready
    const list = [...this.#ready.filter(({ passedOver }) => passedOver === undefined), ...passed]
    const owed = list.findIndex(({ passedOver = 0 }) => passedOver >= MOST_PASSED_OVER)
    if (owed > 0) list.unshift(...list.splice(owed, 1))
    return list
  }
}

function inContextOfNow(run: () => void): () => void {
  const hooks = builtin('node:async_hooks')
  if (!hooks) return run
  // Node would follow the collection of each, which nobody hears of, while the clock's hook is on.
  const context = new hooks.AsyncResource('WakeUp', { requireManualDestroy: true })
  return () => context.runInAsyncScope(run)
}
