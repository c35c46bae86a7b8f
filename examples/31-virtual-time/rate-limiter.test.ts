import { createServer, connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { gather, IsolatedAsyncioTestCase, listening } from 'vitest-async-case'
import { RateLimiter } from './rate-limiter.ts'

export class RateLimiterTest extends IsolatedAsyncioTestCase {
  static override clock = 'virtual' as const

  async testSpreadsCallsOverTime() {
    const limiter = new RateLimiter(10)
    const started = this.loop.time()
    const seen: number[] = []
    const calls = Array.from({ length: 5 }, () =>
      limiter.run(async () => void seen.push(this.loop.time() - started)),
    )
    await gather(...calls)
    this.assertEqual(seen, [0, 100, 200, 300, 400])
  }

  // #region sockets
  async testRequestsOverRealSockets() {
    const server = createServer(socket => socket.pipe(socket))
    await this.enterAsyncContext(listening(server, { host: '127.0.0.1' }))
    const { port } = server.address() as AddressInfo
    const limiter = new RateLimiter(1)

    const echo = async (text: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1')
      socket.end(text)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      return answer.toString()
    }
    const minute = Array.from({ length: 60 }, (_, at) => limiter.run(() => echo(`call ${at}`)))
    const answers = await gather(...minute) // a minute, in a moment

    this.assertEqual(answers.at(-1), 'call 59')
  }
  // #endregion sockets
}
