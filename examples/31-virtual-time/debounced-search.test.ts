import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IsolatedAsyncioTestCase, Mock } from 'vitest-async-case'
import { DebouncedSearch } from './debounced-search.ts'

export class DebouncedSearchTest extends IsolatedAsyncioTestCase {
  static override clock = 'virtual' as const

  private readonly show = new Mock<(found: string[]) => void>()
  private search!: DebouncedSearch

  override async asyncSetUp() {
    const folder = await mkdtemp(join(tmpdir(), 'search-'))
    this.addAsyncCleanup(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'fruit.txt'), 'apple\napricot\nbanana\n')
    this.search = new DebouncedSearch(join(folder, 'fruit.txt'), this.show)
  }

  // #region debounce
  async testSearchesOnceTheUserRests() {
    this.search.type('a')
    await this.loop.advance(299)
    this.search.type('ap')
    await this.loop.advance(299)
    this.show.assertNotCalled()

    await this.loop.advance(1) // and the file has been read
    this.show.assertCalledOnceWith(['apple', 'apricot'])
    this.assertEqual(this.search.reads, 1)
  }
  // #endregion debounce

  async testSearchesForEachRest() {
    for (const text of ['b', 'ba']) {
      this.search.type(text)
      await this.loop.advance(300)
    }
    this.assertEqual(this.show.callCount, 2)
  }
}
