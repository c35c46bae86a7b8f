import { nodeModule } from '../../internal/index.ts'

/** After so many quiet turns nothing of a test can go on without time or the outside. */
const enough = 3
/** And after so many, where it has done input or output: what came of that may take a few turns more. */
const enoughAfterIo = 8
/** Who was not quiet for so many turns waits for nothing: the clock runs as the machine's does. */
const restless = 1000

/** Counts the turns of Node's loop, one after the other, in which nothing of a test began. */
export class QuietTurns {
  #quiet = 0
  #unquiet = 0
  #events = -1

  /** Something began. */
  restart(): void {
    this.#quiet = 0
  }

  /** Whether there has been no quiet for so long that there may never be. */
  get isRestless(): boolean {
    return this.#unquiet >= restless
  }

  /** A turn in which something is in flight. */
  wait(): void {
    this.#quiet = 0
    this.#unquiet = 0
  }

  /** One more turn. @returns whether the test is quiet */
  turn(hasDoneIo: boolean): boolean {
    if (this.#haveEventsCome()) this.#quiet = 0
    this.#quiet += 1
    const isQuiet = this.#quiet >= (hasDoneIo ? enoughAfterIo : enough)
    this.#unquiet = isQuiet ? 0 : this.#unquiet + 1
    return isQuiet
  }

  /** Whether the machine has told Node of something since the turn before. */
  #haveEventsCome(): boolean {
    const events = eventsOfLoop()
    const haveCome = events !== this.#events
    this.#events = events
    return haveCome
  }
}

interface NodeTiming {
  /** Node 20.18, 22.8 and later. */
  readonly uvMetricsInfo?: { readonly events: number }
}

/** How many events the machine has handed to Node's loop so far. */
function eventsOfLoop(): number {
  const timing: NodeTiming = nodeModule('node:perf_hooks').performance.nodeTiming
  return timing.uvMetricsInfo?.events ?? 0
}
