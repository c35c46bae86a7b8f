import * as sinon from 'sinon'
import { expect, vi } from 'vitest'
import { ANY, AsyncMock, call, inspectSpy, IsolatedAsyncioTestCase, MagicMock, Mock } from 'vitest-async-case'
import { captor, mock } from 'vitest-mock-extended'
import { publish, type Directory, type Send } from './newsletter.ts'

const ada = { email: 'ada@example.org', name: 'Ada' }
const bob = { email: 'bob@example.org', name: 'Bob' }

// #region spies
export class SpiesOfOthersTest extends IsolatedAsyncioTestCase {
  directory: Directory = { subscribers: async () => [ada, bob] }

  async testFunctionOfVitest() {
    const send = vi.fn<Send>()
    await publish('math', this.directory, send)
    expect(send).toHaveBeenCalledTimes(2)
    inspectSpy(send).assertHasCalls([call(ada.email, ANY), call(bob.email, ANY)])
  }

  async testStubOfSinon() {
    const send = sinon.stub<Parameters<Send>, ReturnType<Send>>().resolves()
    await publish('math', this.directory, send)
    sinon.assert.calledTwice(send)
    inspectSpy(send).assertAnyCall(ada.email, 'Dear Ada, news of math')
  }

  async testMockOfVitestMockExtended() {
    const directory = mock<Directory>()
    directory.subscribers.calledWith('math').mockResolvedValue([ada])
    this.assertEqual(await publish('math', directory, vi.fn()), 1)
    inspectSpy(directory.subscribers).assertCalledOnceWith('math')
  }
}
// #endregion spies

// #region together
export class TogetherTest extends IsolatedAsyncioTestCase {
  async testCallsOfAllAreOneRecord() {
    const directory = mock<Directory>()
    directory.subscribers.mockResolvedValue([ada])
    const send = vi.fn<Send>()
    const world = new Mock()
    world.attachMock(directory.subscribers, 'subscribers')
    world.attachMock(send, 'send')
    await publish('math', directory, send)
    world.assertHasCalls([call.subscribers('math'), call.send(ada.email, ANY)])
  }

  async testStubIsASideEffect() {
    const stub = sinon.stub()
    stub.onFirstCall().resolves()
    stub.onSecondCall().rejects(new Error('mailbox full'))
    const send = new AsyncMock<Send>({ sideEffect: stub })
    const directory: Directory = { subscribers: async () => [ada, bob] }
    await expect(publish('math', directory, send)).rejects.toThrow('mailbox full')
    // sinon says what it returned, AsyncMock that it was awaited.
    this.assertEqual(send.awaitCount, 2)
  }

  async testMatchersOfAllAreUnderstood() {
    const send = new AsyncMock<Send>()
    await publish('math', { subscribers: async () => [ada] }, send)
    send.assertAwaitedOnceWith(expect.stringContaining('@'), expect.any(String))
    send.assertAwaitedOnceWith(sinon.match(/@/), sinon.match.string)
    const text = captor<string>()
    send.assertAwaitedOnceWith(ada.email, text)
    this.assertEqual(text.value, 'Dear Ada, news of math')
  }
}
// #endregion together

// #region after
export class AfterTheMoveTest extends IsolatedAsyncioTestCase {
  async testPublishWaitsForEachMail() {
    const directory = new MagicMock<Directory>()
    directory.subscribers = new AsyncMock<Directory['subscribers']>({ returnValue: [ada, bob] })
    const send = new AsyncMock<Send>()
    this.assertEqual(await publish('math', directory, send), 2)
    send.assertHasAwaits([call(ada.email, ANY), call(bob.email, ANY)])
  }
}
// #endregion after
