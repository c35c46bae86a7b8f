import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IsolatedAsyncioTestCase, sleep } from 'vitest-async-case'
import { SessionStore } from './session-store.ts'

const hour = 60 * 60 * 1000

export class SessionStoreTest extends IsolatedAsyncioTestCase {
  static override clock = 'virtual' as const

  private path!: string

  override async asyncSetUp() {
    const folder = await mkdtemp(join(tmpdir(), 'sessions-'))
    this.addAsyncCleanup(() => rm(folder, { recursive: true }))
    this.path = join(folder, 'sessions.json')
  }

  private open(): SessionStore {
    const store = new SessionStore(this.path)
    this.addCleanup(() => store.close())
    return store
  }

  // #region expiry
  async testExpiresADayAfterItsLastUse() {
    const store = this.open()
    await store.begin('s1', 'ada')

    await sleep(23 * hour)
    this.assertEqual(store.userOf('s1'), 'ada')
    await sleep(23 * hour)
    this.assertEqual(store.userOf('s1'), 'ada')
    await sleep(24 * hour)
    this.assertIsNone(store.userOf('s1'))
  }
  // #endregion expiry

  async testTheFileIsSweptEveryHour() {
    const store = this.open()
    await store.begin('s1', 'ada')
    await this.loop.advance(24 * hour)
    this.assertEqual(store.size, 0)
    this.assertEqual(await readFile(this.path, 'utf8'), '[]')
  }

  async testAStoredSessionExpiresWhileNobodyLooks() {
    this.loop.setDate('2030-01-01T00:00:00Z')
    const store = this.open()
    await store.begin('s1', 'ada')
    store.close()
    this.loop.setDate('2030-01-02T00:00:00Z')
    const next = this.open()
    await next.load()
    this.assertIsNone(next.userOf('s1'))
  }
}
