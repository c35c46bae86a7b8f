import { setImmediate } from 'node:timers/promises'
import { concurrent, ContextVar, createTask, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { currentUser, RequestLogger, type Sink } from './logger.ts'

// #region var
const requestId = new ContextVar<string>('requestId', { default: 'none' })
// #endregion var

// #region case
export class RequestLoggerTest extends IsolatedAsyncioTestCase {
  lines: string[] = []
  sink: Sink = { info: line => void this.lines.push(line) }
  log = new RequestLogger(this.sink, () => requestId.get())

  override setUp() {
    requestId.set(this.id())
  }

  override async asyncSetUp() {
    // Node's own storage, entered in a phase, is seen by the phases after it as well.
    currentUser.enterWith('ada')
    await setImmediate()
  }

  async testLinesNameTheRequestAndTheUser() {
    this.log.info('begin')
    await setImmediate()
    this.log.info('end')
    this.assertEqual(this.lines, [
      '[RequestLoggerTest.testLinesNameTheRequestAndTheUser] ada: begin',
      '[RequestLoggerTest.testLinesNameTheRequestAndTheUser] ada: end',
    ])
  }

  async testHelperSetsTheValueForItsCaller() {
    await this.#forward('outer')
    this.log.info('after the helper')
    this.assertEqual(this.lines, ['[outer] ada: after the helper'])
  }

  async testTaskHasACopy() {
    const task = createTask(async () => {
      this.log.info('in the task')
      requestId.set('inner')
      this.log.info('in the task')
    })
    await task
    this.log.info('outside')
    this.assertEqual(this.lines, [
      '[RequestLoggerTest.testTaskHasACopy] ada: in the task',
      '[inner] ada: in the task',
      '[RequestLoggerTest.testTaskHasACopy] ada: outside',
    ])
  }

  async testTokenRestoresTheValue() {
    const token = requestId.set('inner')
    requestId.reset(token)
    this.assertEqual(requestId.get(), this.id())
  }

  override async asyncTearDown() {
    // The logger is an object with an info method, so assertLogs can listen to its sink.
    const { output } = this.assertLogs({ logger: this.sink }, () => this.log.info('tear-down'))
    this.assertRegex(output[0]!, 'ada: tear-down$')
  }

  async #forward(id: string) {
    await setImmediate()
    requestId.set(id)
  }
}

// All four run at the same time, and none sees another's values.
concurrent.define(RequestLoggerTest)
// #endregion case
