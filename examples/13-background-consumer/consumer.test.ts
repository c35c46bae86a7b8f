import {
  AsyncMock,
  call,
  CancelledError,
  createTask,
  IsolatedAsyncioTestCase,
  sleep,
  type Task,
} from 'vitest-async-case'
import { consume, MessageQueue } from './consumer.ts'

type Write = (batch: readonly string[]) => Promise<void>

// #region case
export class ConsumerTest extends IsolatedAsyncioTestCase {
  events: string[] = []
  queue = new MessageQueue()
  write = new AsyncMock<Write>()
  consumer!: Task

  override async asyncSetUp() {
    this.consumer = createTask(signal => this.#run(signal), { name: 'consumer' })
    createTask(this.#heartbeat(), { name: 'heartbeat' })
  }

  async testWritesFullBatches() {
    for (const message of ['a', 'b', 'c']) this.queue.put(message)
    await sleep(0)
    this.assertEqual([...this.write.awaitArgsList], [call(['a', 'b'])])
    // The message 'c' is still held: the consumer writes it when it is cancelled, at the end of this test.
    this.addCleanup(() => this.assertFalse(this.consumer.done()))
  }

  async testWritesTheRestWhenItIsCancelled() {
    this.queue.put('a')
    await sleep(0)
    this.consumer.cancel()
    await this.assertRaises(CancelledError, this.consumer)
    this.write.assertAwaitedOnceWith(['a'])
  }

  async testTasksEndInTheOrderOfTheirCreation() {
    this.assertEqual(
      [...this.loop.allTasks()].map(task => task.getName()),
      ['consumer', 'heartbeat'],
    )
    await this.loop.cancelAll()
    this.assertEqual(this.events, ['heartbeat', 'consumer ends', 'heartbeat ends'])
  }

  async #run(signal: AbortSignal) {
    try {
      await consume(this.queue, { write: batch => this.write(batch) }, { signal })
    } finally {
      this.events.push('consumer ends')
    }
  }

  // A generator is cancelled at whatever it yields, without a signal.
  #heartbeat() {
    const { events } = this
    return function* () {
      try {
        for (;;) {
          events.push('heartbeat')
          yield sleep(1_000)
        }
      } finally {
        events.push('heartbeat ends')
      }
    }
  }
}
// #endregion case
