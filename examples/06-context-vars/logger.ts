import { AsyncLocalStorage } from 'node:async_hooks'

/** The user of the request that the code works for. */
export const currentUser = new AsyncLocalStorage<string>()

export interface Sink {
  info(line: string): void
}

/** Writes lines that name the request and the user of the code that calls it. */
export class RequestLogger {
  readonly #sink: Sink
  readonly #requestId: () => string

  constructor(sink: Sink, requestId: () => string) {
    this.#sink = sink
    this.#requestId = requestId
  }

  info(text: string): void {
    this.#sink.info(`[${this.#requestId()}] ${currentUser.getStore() ?? 'anonymous'}: ${text}`)
  }
}
