import { realTime } from '../../internal/index.ts'
import { runOutside } from '../../ownership/index.ts'
import type { InFlight } from '../in-flight/index.ts'
import type { Course } from './course.ts'
import type { Due, DueQueue } from './due-queue.ts'
import { QuietTurns } from './quiet-turns.ts'
import { StuckWaits } from './stuck-waits.ts'

/** Who chooses the order of a test. */
export interface Orderer {
  /** How many wake-ups of the test have run. */
  readonly wakeUps: number
  /** Says which of what is due at one moment happens first, by its place in the list; of each delay there is one in it. */
  pick(dues: readonly Due[]): number
}

/** After so many wake-ups in a row the next timer fires: who asks again and again whether it has must not stop time. */
const mostWakeUps = 1000

/** When the driver looks again: on the next turn, in a millisecond, or when something begins. */
type Next = 'soon' | 'later' | 'idle'

/** What the driver of a clock works with. */
interface Parts {
  readonly course: Course
  readonly queue: DueQueue
  watch(began: () => void): InFlight
  /** Puts the limits of requests that are under way on the clock, where they are not. */
  claim(): void
  readonly orderer?: Orderer | undefined
  /** Told by how many milliseconds the clock has jumped. */
  onJump(ms: number): void
}

/** Why a clock runs, in words; where these are dear, what makes them. */
export type Reason = string | (() => string)

const restlessText = 'the test never came to rest'

/**
 * Moves a virtual clock. It looks at the test once a turn: while something is in flight the clock runs as the machine's
 * does; when the test is quiet, what is due happens, then who wants to hear of the quiet does, then the clock jumps.
 */
export class Driver {
  readonly #course: Course
  readonly #queue: DueQueue
  readonly #inFlight: InFlight
  readonly #orderer: Orderer | undefined
  readonly #claim: () => void
  readonly #onJump: (ms: number) => void
  readonly #turns = new QuietTurns()
  readonly #settlers: (() => void)[] = []
  readonly #stuck = new StuckWaits()
  /** Why it must not jump, apart from what is in flight. */
  readonly #bars = new Set<Reason>()
  /** How many wake-ups had run when the test was quiet, or a timer fired. */
  #wakeUpsBefore = 0
  #isLooking = false
  #hasEnded = false
  #reason: Reason | undefined
  /** How often it jumped. */
  jumps = 0
  /** What it jumped to last. */
  lastJump: Due | undefined

  constructor({ course, queue, watch, orderer, claim, onJump }: Parts) {
    this.#course = course
    this.#queue = queue
    this.#orderer = orderer
    this.#claim = claim
    this.#onJump = onJump
    this.#inFlight = watch(() => this.noteActivity())
  }

  get io(): ReadonlySet<string> {
    return this.#inFlight.io
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Why the clock runs as the machine's does; `undefined` while it stands. */
  get reason(): Reason | undefined {
    return this.#reason
  }

  /** What keeps a verdict away from a test that cannot go on by itself, and for how many milliseconds it has. */
  get ruledOut(): { by: string; ms: number } | undefined {
    return this.#stuck.ruledOut
  }

  noteActivity(): void {
    this.#turns.restart()
    this.#look()
  }

  settle(): Promise<void> {
    return new Promise(resolve => {
      this.#settlers.push(resolve)
      this.#look()
    })
  }

  /** No jumps until the result is called. */
  bar(reason: () => string): () => void {
    this.#bars.add(reason)
    this.#reason ??= reason
    this.#course.run()
    this.#look()
    return () => {
      if (!this.#bars.delete(reason)) return
      // At once: the code that calls this is to see the time stand still.
      if (this.#barred() === undefined) this.#course.stand()
      this.#look()
    }
  }

  /** Calls `found` when nothing of the test can ever go on. @returns what prevents it */
  whenStuck(found: () => void): () => void {
    this.#look()
    return this.#stuck.add(found)
  }

  end(): void {
    this.#hasEnded = true
    this.#stuck.rest()
    this.#inFlight.close()
  }

  /** Begins to look, outside of the scope that gave the occasion. */
  #look(): void {
    if (this.#hasEnded) return
    this.#stuck.goOn()
    if (this.#isLooking) return
    this.#isLooking = true
    runOutside(() => this.#lookAgain('soon'))
  }

  #lookAgain(next: Next): void {
    if (next === 'soon') realTime.setImmediate(this.#step)
    // Released, since others are meant by what keeps the process alive.
    else if (next === 'later') realTime.setTimeout(this.#step, 1).unref()
    else this.#isLooking = false
  }

  readonly #step = (): void => {
    if (this.#hasEnded) return
    // What a timer throws is thrown on, to Node.
    let next: Next = 'soon'
    try {
      next = this.#goOn()
    } finally {
      this.#lookAgain(next)
    }
  }

  #goOn(): Next {
    this.#stuck.goOn()
    const inFlight = this.#inFlight.reason()
    if (inFlight !== undefined) this.#turns.wait()
    const isQuiet = inFlight === undefined && this.#turns.turn(this.#inFlight.hasDoneIo)
    if (!isQuiet) this.#stuck.pause()
    if (isQuiet || inFlight !== undefined) this.#restartWakeUps()
    this.#setRate(inFlight, this.#barred())
    if ((isQuiet || this.#reason !== undefined) && this.#isDue()) return this.#fire()
    if (inFlight !== undefined) return 'later'
    if (!isQuiet) return this.#isStalled() ? this.#jump() : 'soon'
    return this.#atRest()
  }

  #barred(): Reason | undefined {
    const [bar] = this.#bars
    return bar ?? (this.#turns.isRestless && !this.#orderer ? restlessText : undefined)
  }

  /** Where somebody chooses what is first, the machine's rate would choose too: who never rests is moved on instead. */
  #isStalled(): boolean {
    if (!this.#orderer || this.#reason !== undefined || !this.#queue.hasReasonToJump()) return false
    return this.#orderer.wakeUps - this.#wakeUpsBefore >= mostWakeUps || this.#turns.isRestless
  }

  #restartWakeUps(): void {
    this.#wakeUpsBefore = this.#orderer?.wakeUps ?? 0
  }

  /** What waits for the machine sees no time pass in its own turn: then two timers that it makes agree. */
  #setRate(inFlight: string | undefined, bar: Reason | undefined): void {
    this.#reason = inFlight ?? bar
    if (bar !== undefined) this.#course.run()
    else if (inFlight !== undefined) this.#course.follow()
    else this.#course.stand()
  }

  /** Nothing of the test can go on, and nothing is due. */
  #atRest(): Next {
    const settled = this.#settlers.shift()
    if (settled) {
      settled()
      this.#turns.restart()
      return 'soon'
    }
    if (this.#reason !== undefined && this.#queue.first()) return 'later'
    return this.#reason === undefined && this.#canJump() ? this.#jump() : this.#nothingLeft()
  }

  #canJump(): boolean {
    if (this.#inFlight.hasLimits()) this.#claim()
    return this.#queue.hasReasonToJump()
  }

  /** Nothing of the test can go on by itself. */
  #nothingLeft(): Next {
    this.#stuck.rest()
    if (this.#reason !== undefined || this.#stuck.isEmpty) return 'idle'
    const ruledOut = this.#inFlight.rulesOutVerdict() ?? this.#stuck.besides()
    if (ruledOut !== undefined) this.#stuck.ruleOut(ruledOut)
    else if (this.#stuck.tell(() => this.#inFlight.rulesOutAtLast())) this.noteActivity()
    return 'later'
  }

  #jump(): Next {
    this.jumps += 1
    this.lastJump = this.#queue.first()
    // From here on it may come to rest.
    this.#turns.wait()
    const before = this.#course.elapsed()
    this.#course.jump(this.lastJump?.at ?? 0)
    this.#onJump(this.#course.elapsed() - before)
    return this.#fire()
  }

  #isDue(): boolean {
    const first = this.#queue.first()
    return first !== undefined && first.at <= this.#course.elapsed()
  }

  #fire(): Next {
    this.#turns.restart()
    this.#stuck.restart()
    this.#restartWakeUps()
    const orderer = this.#orderer
    const due = orderer ? this.#queue.takeOneOf(dues => orderer.pick(dues)) : this.#queue.take()
    due?.fire()
    return 'soon'
  }
}
