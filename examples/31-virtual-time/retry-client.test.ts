import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IsolatedAsyncioTestCase, listening } from 'vitest-async-case'
import { fetchWithRetry } from './retry-client.ts'

class ServedTestCase extends IsolatedAsyncioTestCase {
  static override clock: 'real' | 'virtual' = 'virtual'

  /** A real server, which answers one status after the other. */
  async serve(statuses: number[]): Promise<string> {
    let count = 0
    const server: Server = createServer((_request, response) => {
      response.writeHead(statuses[count] ?? 500).end(`answer ${(count += 1)}`)
    })
    await this.enterAsyncContext(listening(server, { host: '127.0.0.1' }))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }
}

// #region retry
export class RetryTest extends ServedTestCase {
  static override clock = 'virtual' as const

  async testBacksOff() {
    const url = await this.serve([503, 503, 503, 200])
    const started = Date.now()
    this.assertEqual(await fetchWithRetry(url), 'answer 4') // waits 1 s, 2 s, 4 s: takes milliseconds
    this.assertAlmostEqual(Date.now() - started, 7000, { delta: 500 })
  }
}
// #endregion retry

export class GivingUpTest extends ServedTestCase {
  async testAfterFourTries() {
    const url = await this.serve([503, 503, 503, 503, 200])
    await this.assertRaises(Error, fetchWithRetry(url))
  }

  async testOtherErrorsAreFinal() {
    const url = await this.serve([404, 200])
    const started = Date.now()
    await this.assertRaises(Error, fetchWithRetry(url))
    this.assertLess(Date.now() - started, 1000)
  }
}
