import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { catchUnraisableException, IsolatedAsyncioTestCase, sys, threading } from 'vitest-async-case'
import { CrashLog } from './crash-log.ts'

/** A thread that says that it started, and fails. */
const myThreadFunc = `
  const { parentPort } = require('node:worker_threads')
  parentPort.postMessage('>>> Thread started <<<')
  throw new Error('Naughty!')
`

export class HooksTest extends IsolatedAsyncioTestCase {
  log!: CrashLog

  override setUp() {
    const folder = mkdtempSync(join(tmpdir(), 'crash-log-'))
    this.addCleanup(() => rmSync(folder, { recursive: true }))
    this.log = new CrashLog(join(folder, 'crashes.txt'))
  }

  // #region excepthook
  async testExcepthook() {
    threading.excepthook = this.log.excepthook
    const printed: string[] = []
    const thread = new Worker(myThreadFunc, { eval: true })
    thread.on('message', line => printed.push(line))
    await new Promise(resolve => thread.once('exit', resolve))
    this.assertEqual(printed, ['>>> Thread started <<<'])
    this.assertEqual(this.log.lines(), ["CAUGHT in a thread: Error('Naughty!')"])
  }
  // #endregion excepthook

  // #region unraisablehook
  async testFinalizer() {
    sys.unraisablehook = this.log.unraisablehook
    const registry = new FinalizationRegistry((name: string) => {
      throw new Error(`cannot close ${name}`)
    })
    registry.register({}, 'the connection')
    await this.collectGarbage()
    this.assertEqual(this.log.lines(), ["Exception from a finalizer: Error('cannot close the connection')"])
  }
  // #endregion unraisablehook

  async testTimerAndForgottenPromise() {
    sys.unraisablehook = this.log.unraisablehook
    void Promise.reject(new RangeError('nobody waits for this'))
    setTimeout(() => {
      throw new TypeError('nobody stands above this')
    }, 5)
    await sleep(20)
    this.assertEqual(this.log.lines(), [
      "Exception from an unhandled rejection: RangeError('nobody waits for this')",
      "Exception from a timer: TypeError('nobody stands above this')",
    ])
  }

  // #region catch
  async testOneExceptionIsExpected() {
    using caught = catchUnraisableException()
    setTimeout(() => {
      throw new Error('expected')
    }, 1)
    await sleep(10)
    this.assertEqual(caught.unraisable?.excValue.message, 'expected')
  }
  // #endregion catch

  testHooksEndWithTheirTest() {
    this.assertIs(threading.excepthook, threading.__excepthook__)
    this.assertIs(sys.unraisablehook, sys.__unraisablehook__)
  }

  testNativeId() {
    if (process.platform !== 'linux') this.skipTest('only Linux tells the id of a thread')
    this.assertGreaterEqual(threading.getNativeId() as number, process.pid)
  }

  /** Asks for a collection; finalizers run in a later turn of the loop. */
  private async collectGarbage(): Promise<void> {
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc') as () => void
    for (let round = 0; round < 3; round++) {
      await sleep(10)
      gc()
    }
    await sleep(10)
  }
}
