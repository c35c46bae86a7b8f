import { expect, vi } from 'vitest'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { QuoteServer } from '../quote-server.ts'
import { PriceFeed } from './price-feed.ts'

// #region case
export class LeakyPriceFeedTest extends IsolatedAsyncioTestCase {
  feed!: PriceFeed

  override async asyncSetUp() {
    const server = await this.enterAsyncContext(new QuoteServer())
    this.feed = new PriceFeed(await server.start())
    this.addCleanup(() => this.feed.stop())
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
