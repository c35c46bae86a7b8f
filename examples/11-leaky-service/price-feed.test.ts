import { expect, vi } from 'vitest'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { PriceFeed } from './price-feed.ts'
import { QuoteServer } from './quote-server.ts'

// #region case
export class PriceFeedTest extends IsolatedAsyncioTestCase {
  feed!: PriceFeed

  override async asyncSetUp() {
    const server = await this.enterAsyncContext(new QuoteServer())
    this.feed = await this.enterAsyncContext(new PriceFeed(await server.start()))
  }

  async testFollowsThePrice() {
    await this.feed.start()
    await vi.waitFor(() => expect(this.feed.price).toBe(100))
  }

  async testReconnects() {
    await this.feed.start()
    await this.feed.reconnect()
    await vi.waitFor(() => expect(this.feed.price).toBe(100))
  }
}
// #endregion case
