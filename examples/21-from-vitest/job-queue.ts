/** Runs jobs one after another. */
export class JobQueue {
  #last: Promise<unknown> = Promise.resolve()
  #isOpen = true

  add<T>(job: () => Promise<T> | T): Promise<T> {
    if (!this.#isOpen) return Promise.reject(new Error('The queue is closed.'))
    const result = this.#last.then(job)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Waits for the jobs that are in it and takes no more. */
  async close(): Promise<void> {
    this.#isOpen = false
    await this.#last
  }
}
