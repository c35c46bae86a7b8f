import { once } from 'node:events'
import { connect, Server } from 'node:net'
import { IsolatedAsyncioTestCase, patch, skipIf, skipUnless } from 'vitest-async-case'
import {
  closed,
  createServer,
  DualStackError,
  hasDualstackIpv6,
  hasReusePort,
  type ListenOptions,
  ReusePortError,
} from './listen.ts'
import { ask, runningService } from './running-service.ts'

export class DualStackTest extends IsolatedAsyncioTestCase {
  override async asyncSetUp() {
    if (!(await hasDualstackIpv6())) this.skipTest('this machine has no dual-stack sockets')
  }

  async testBothFamiliesAreAnswered() {
    const port = await this.enterAsyncContext(runningService({ family: 6, dualstackIpv6: true }))
    this.assertEqual(await ask('127.0.0.1', port), '::ffff:127.0.0.1 2019-10-14T12:00:00.000Z')
    this.assertEqual(await ask('::1', port), '::1 2019-10-14T12:00:00.000Z')
  }

  async testFamily6AloneRefusesIpv4() {
    const port = await this.enterAsyncContext(runningService({ family: 6 }))
    this.assertEqual(await ask('::1', port), '::1 2019-10-14T12:00:00.000Z')
    const { exception } = await this.assertRaises(Error, ask('127.0.0.1', port))
    this.assertEqual(Reflect.get(exception, 'code'), 'ECONNREFUSED')
  }
}

export class CallerTest extends IsolatedAsyncioTestCase {
  async testCallerThatHangsUpDoesNotEndTheService() {
    const port = await this.enterAsyncContext(runningService({ host: '127.0.0.1' }))
    const caller = connect({ host: '127.0.0.1', port })
    await once(caller, 'connect')
    caller.resetAndDestroy()
    this.assertEqual(await ask('127.0.0.1', port), '127.0.0.1 2019-10-14T12:00:00.000Z')
  }
}

export class CreateServerTest extends IsolatedAsyncioTestCase {
  async testFamily4IsTheDefault() {
    const server = await createServer()
    this.addAsyncCleanup(closed, server)
    const { port } = server.address() as { port: number }
    this.assertEqual(server.address(), { address: '0.0.0.0', family: 'IPv4', port })
  }

  async testDualStackNeedsFamily6() {
    for (const family of [4, undefined] as const)
      await this.subTest({ family }, async () => {
        const { exception } = await this.assertRaises(
          DualStackError,
          createServer({ family, dualstackIpv6: true }),
        )
        this.assertEqual(exception.message, 'dualstackIpv6 needs family 6, not 4.')
      })
  }

  async testPortIsTakenOnce() {
    const host = '127.0.0.1'
    const port = await this.enterAsyncContext(runningService({ host }))
    const { exception } = await this.assertRaises(Error, createServer({ host, port }))
    this.assertEqual(Reflect.get(exception, 'code'), 'EADDRINUSE')
  }

  async testPortIsShared() {
    const options: ListenOptions = { host: '127.0.0.1', reusePort: true }
    const port = await this.enterAsyncContext(runningService(options))
    const other = await this.enterAsyncContext(runningService({ ...options, port }))
    this.assertEqual(other, port)
  }

  async testPortCannotBeShared() {
    const { exception } = await this.assertRaises(ReusePortError, createServer({ reusePort: true }))
    this.assertEqual(exception.message, 'reusePort needs Node 22.12 or 23.1, and neither Windows nor macOS.')
  }

  async testOptionsReachNode() {
    const { listen } = Server.prototype
    const spy = this.enterContext(
      patch.object(Server.prototype, 'listen', {
        autospec: true,
        sideEffect(this: Server, ...args: unknown[]) {
          return Reflect.apply(listen, this, args)
        },
      }),
    )
    const server = await createServer({ host: '127.0.0.1', backlog: 7 })
    this.addAsyncCleanup(closed, server)
    spy.assertCalledOnce()
    const wanted = { host: '127.0.0.1', port: 0, backlog: 7, reusePort: false, ipv6Only: false }
    this.assertEqual(spy.callArgs!.args, [wanted])
  }

  static {
    skipUnless.define(
      this.prototype,
      'testPortIsShared',
      hasReusePort(),
      'SO_REUSEPORT: Node 22.12, and Linux or BSD',
    )
    skipIf.define(this.prototype, 'testPortCannotBeShared', hasReusePort(), 'this machine can share ports')
  }
}

export class HasDualstackIpv6Test extends IsolatedAsyncioTestCase {
  #listenFails(error: Error) {
    this.enterContext(patch.object(Server.prototype, 'listen', { sideEffect: error }))
  }

  async testSystemThatCannotListen() {
    this.#listenFails(Object.assign(new Error('listen EAFNOSUPPORT'), { syscall: 'listen' }))
    this.assertIs(await hasDualstackIpv6(), false)
    const { exception } = await this.assertRaises(
      DualStackError,
      createServer({ family: 6, dualstackIpv6: true }),
    )
    this.assertEqual(exception.message, 'No socket can serve both families on this machine.')
  }

  async testOtherErrorIsNoAnswer() {
    const error = new TypeError('a mistake of ours')
    this.#listenFails(error)
    this.assertIs((await this.assertRaises(TypeError, hasDualstackIpv6())).exception, error)
  }
}
