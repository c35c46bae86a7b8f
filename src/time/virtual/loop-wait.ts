import { nodeModule } from '../../internal/index.ts'
import type { Due } from './due-queue.ts'

/** A wait of an event loop on a virtual clock: what no user has in hand. */
export class LoopWait implements Due {
  readonly at: number
  readonly delay: number
  #isOver = false
  readonly #fire: () => void
  /** Where it was asked for: it runs there. */
  readonly #context = new (nodeModule('node:async_hooks').AsyncResource)('VirtualTimeout', {
    requireManualDestroy: true,
  })

  constructor(at: number, delay: number, fire: () => void) {
    this.at = at
    this.delay = delay
    this.#fire = fire
  }

  isOver(): boolean {
    return this.#isOver
  }

  isReasonToJump(): boolean {
    return true
  }

  stop(): void {
    this.#isOver = true
  }

  fire(): void {
    this.#isOver = true
    this.#context.runInAsyncScope(this.#fire)
  }
}
