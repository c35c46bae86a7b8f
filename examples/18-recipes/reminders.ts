import { send } from './mailer.ts'
import { count } from './metrics.ts'

/** Mails texts when their time has come. */
export class Reminders {
  readonly #timers = new Set<NodeJS.Timeout>()

  remind(to: string, text: string, ms: number): void {
    const timer = setTimeout(async () => {
      this.#timers.delete(timer)
      await send(to, text)
    }, ms)
    this.#timers.add(timer)
  }

  get pending(): number {
    return this.#timers.size
  }

  stop(): void {
    count('reminders stopped')
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
