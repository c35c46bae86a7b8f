import { asynccontextmanager, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { LinkClient, LinkError } from './link-client.ts'
import { LinkServer } from './link-server.ts'

// #region manager
/** A running server; its value is the address. */
const runningServer = asynccontextmanager(async function* runningServer() {
  const server = new LinkServer()
  const address = await server.start()
  try {
    yield address
  } finally {
    await server.stop()
  }
})
// #endregion manager

// #region case
export class LinkServerTest extends IsolatedAsyncioTestCase {
  client!: LinkClient

  override async asyncSetUp() {
    const address = await this.enterAsyncContext(runningServer())
    // An AsyncDisposable is a context manager too. It is left first: last in, first out.
    this.client = await this.enterAsyncContext(new LinkClient(address))
  }

  async testStoredLinkIsFollowed() {
    await this.client.store('docs', 'https://example.org/documentation')
    this.assertEqual(await this.client.follow('docs'), 'https://example.org/documentation')
  }

  async testLaterLinkReplacesTheEarlierOne() {
    await this.client.store('docs', 'https://example.org/1')
    await this.client.store('docs', 'https://example.org/2')
    this.assertEqual(await this.client.follow('docs'), 'https://example.org/2')
  }

  async testUnknownLink() {
    const { exception } = await this.assertRaises(LinkError, this.client.follow('nowhere'))
    this.assertEqual(exception.status, 404)
    this.assertEqual(exception.message, 'There is no link nowhere.')
  }

  async testManyClientsAtOnce() {
    const names = Array.from({ length: 20 }, (_, index) => `link-${index}`)
    await Promise.all(names.map(name => this.client.store(name, `https://example.org/${name}`)))
    const targets = await Promise.all(names.map(name => this.client.follow(name)))
    this.assertEqual(
      targets,
      names.map(name => `https://example.org/${name}`),
    )
  }
}
// #endregion case
