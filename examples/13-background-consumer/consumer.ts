/** Messages in order; whoever takes one waits until there is one. */
export class MessageQueue {
  #messages: string[] = []
  #takers: (() => void)[] = []

  put(message: string): void {
    this.#messages.push(message)
    this.#takers.shift()?.()
  }

  async take(signal: AbortSignal): Promise<string> {
    while (this.#messages.length === 0) await this.#somethingPut(signal)
    return this.#messages.shift() as string
  }

  #somethingPut(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      this.#takers.push(resolve)
    })
  }
}

export interface Store {
  write(batch: readonly string[]): Promise<void>
}

/** Writes messages in batches until it is told to stop, and then what is left of the last batch. */
export async function consume(
  queue: MessageQueue,
  store: Store,
  { signal, batchSize = 2 }: { signal: AbortSignal; batchSize?: number },
): Promise<void> {
  let batch: string[] = []
  try {
    while (true) {
      batch.push(await queue.take(signal))
      if (batch.length < batchSize) continue
      await store.write(batch)
      batch = []
    }
  } finally {
    if (batch.length > 0) await store.write(batch)
  }
}
