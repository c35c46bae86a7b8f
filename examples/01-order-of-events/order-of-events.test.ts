import { expect } from 'vitest'
import { createTask, IsolatedAsyncioTestCase, type EventLoop } from 'vitest-async-case'

const events: string[] = []
const loops: EventLoop[] = []

/** Waits until it is cancelled. A task that is a generator function sees its cancellation at the `yield`. */
function* backgroundWork() {
  events.push('background task starts')
  try {
    yield new Promise(() => {})
  } finally {
    events.push('background task cancelled')
  }
}

// #region case
export class OrderOfEventsTest extends IsolatedAsyncioTestCase {
  constructor(methodName?: string) {
    super(methodName)
    events.push('constructed')
  }

  override setUp() {
    events.push('setUp')
    this.addCleanup(() => events.push('cleanup'))
    loops.push(this.loop)
  }

  override async asyncSetUp() {
    events.push('asyncSetUp')
    this.addAsyncCleanup(async () => events.push('async cleanup'))
    createTask(backgroundWork)
  }

  async testResponse() {
    events.push('testResponse')
  }

  testSynchronous() {
    events.push('testSynchronous')
  }

  override async asyncTearDown() {
    events.push('asyncTearDown')
  }

  override tearDown() {
    events.push('tearDown')
  }

  static override tearDownClass() {
    expect(events).toEqual([...eventsOfOneTest('testResponse'), ...eventsOfOneTest('testSynchronous')])
    // Each test had a loop of its own, which is closed when the test is over.
    expect(new Set(loops).size).toBe(2)
    expect(loops.map(loop => loop.isClosed())).toEqual([true, true])
  }
}

function eventsOfOneTest(name: string) {
  return [
    'constructed',
    'setUp',
    'asyncSetUp',
    'background task starts',
    name,
    'asyncTearDown',
    'tearDown',
    'async cleanup',
    'cleanup',
    'background task cancelled',
  ]
}
// #endregion case
