import { connect, type Socket, type TcpNetConnectOpts } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  ANY,
  AsyncMock,
  createTask,
  IsolatedAsyncioTestCase,
  Mock,
  patch,
  type Task,
} from 'vitest-async-case'
import { connectTo, dial } from './happy-eyeballs.ts'
import type { Address } from './interleave.ts'
import { hasDualstackIpv6 } from './listen.ts'
import * as races from './race.ts'
import { runningService } from './running-service.ts'

const both: Address[] = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
]

const connectNode = connect

/** No name is looked up. */
const lookup = async () => both

export class HappyEyeballsTest extends IsolatedAsyncioTestCase {
  async testIpv4AnswersWhereIpv6Refuses() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const socket = await connectTo('both.test', port, { lookup })
    this.assertRegex(await text(socket), '^127.0.0.1 ')
  }

  async testIpv6IsPreferred() {
    if (!(await hasDualstackIpv6())) this.skipTest('this machine has no dual-stack sockets')
    const port = await this.enterAsyncContext(runningService({ family: 6, dualstackIpv6: true }))
    const socket = await connectTo('both.test', port, { lookup })
    this.assertRegex(await text(socket), '^::1 ')
  }

  async testAttemptsHaveNames() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const tasks: Task[] = []
    const socket = await races.race(both, (address, signal) => {
      const task = createTask(() => dial(address, port, signal), { name: `dial ${address.address}` })
      tasks.push(task)
      return task
    })
    await text(socket)
    this.assertEqual(
      tasks.map(task => `${task.getName()}: ${task.exception() === null ? 'connected' : 'failed'}`),
      ['dial ::1: failed', 'dial 127.0.0.1: connected'],
    )
  }

  async testNameIsLookedUp() {
    const lookup = new AsyncMock({ returnValue: both })
    this.enterContext(patch('node:dns/promises', 'lookup', { new: lookup }))
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    await text(await connectTo('both.test', port))
    lookup.assertAwaitedOnceWith('both.test', { all: true, verbatim: true })
  }

  async testOptionsOfTheRace() {
    const race = this.enterContext(patch(races, 'race', { returnValue: 'a socket' }))
    const { signal } = new AbortController()
    const [v6, v4] = both
    const lookup = async () => [v6!, v6!, v6!, v4!]
    this.assertEqual(
      await connectTo('both.test', 80, { lookup, delay: 100, interleave: 2, signal }),
      'a socket',
    )
    race.assertAwaitedOnceWith([v6, v6, v4, v6], ANY, { delay: 100, signal, discard: ANY })
    // What comes too late is closed.
    const late = new Mock()
    race.awaitArgs!.args[2]!.discard!(late)
    late.destroy.assertCalledOnceWith()
  }

  async testAbortedAttemptIsClosed() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const sockets: Socket[] = []
    const sideEffect = (options: TcpNetConnectOpts) => {
      sockets.push(connectNode(options))
      return sockets[0]
    }
    this.enterContext(patch('node:net', 'connect', { sideEffect }))
    const attempt = dial(both[1]!, port, AbortSignal.abort())
    const { exception } = await this.assertRaises(Error, attempt)
    this.assertEqual(exception.name, 'AbortError')
    this.assertIs(sockets[0]!.destroyed, true)
  }

  async testNobodyAnswers() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const socket = connectTo('v6.test', port, { lookup: async () => both.slice(0, 1) })
    const { exception } = await this.assertRaises(AggregateError, socket)
    this.assertEqual(exception.message, 'None of 1 addresses answered.')
  }

  // Node tries them in turn, and gives each up when the next begins.
  async testNodeItselfFallsBack() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const socket = connect({
      host: 'both.test',
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, done) => done(null, both),
    })
    this.assertRegex(await text(socket), '^127.0.0.1 ')
    this.assertEqual(socket.autoSelectFamilyAttemptedAddresses, [`::1:${port}`, `127.0.0.1:${port}`])
  }
}
