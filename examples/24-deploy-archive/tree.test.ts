import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { IsolatedAsyncioTestCase, skipUnless } from 'vitest-async-case'
import { isLink } from './paths.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { copyTree, pathsIn, removeTree } from './tree.ts'

export class CopyTreeTest extends IsolatedAsyncioTestCase {
  site!: string
  served!: string

  override setUp() {
    const folder = this.enterContext(temporaryFolder())
    this.site = join(folder, 'site')
    this.served = join(folder, 'served')
    mkdirSync(join(this.site, 'sub'), { recursive: true })
    writeFileSync(join(this.site, 'a.txt'), 'new')
    writeFileSync(join(this.site, 'sub/b.txt'), 'b')
    symlinkSync('a.txt', join(this.site, 'ln'))
  }

  /** What an earlier release left. */
  serveOld() {
    mkdirSync(join(this.served, 'sub'), { recursive: true })
    writeFileSync(join(this.served, 'a.txt'), 'old')
    writeFileSync(join(this.served, 'kept.txt'), 'kept')
  }

  async testNewFolder() {
    await copyTree(this.site, this.served)
    this.assertEqual(await pathsIn(this.served), ['a.txt', 'ln', 'sub', join('sub', 'b.txt')])
    this.assertEqual(readFileSync(join(this.served, 'sub/b.txt'), 'utf8'), 'b')
  }

  async testFolderThatExistsIsLeftAlone() {
    this.serveOld()
    const { exception } = await this.assertRaises(Error, copyTree(this.site, this.served))
    this.assertEqual(Reflect.get(exception, 'code'), 'EEXIST')
    this.assertEqual(await pathsIn(this.served), ['a.txt', 'kept.txt', 'sub'])
    this.assertEqual(readFileSync(join(this.served, 'a.txt'), 'utf8'), 'old')
  }

  async testEmptyFolderThatExistsIsLeftAlone() {
    mkdirSync(this.served)
    const { exception } = await this.assertRaises(Error, copyTree(this.site, this.served))
    this.assertEqual(Reflect.get(exception, 'code'), 'EEXIST')
  }

  async testMerging() {
    this.serveOld()
    await copyTree(this.site, this.served, { dirsExistOk: true })
    this.assertEqual(await pathsIn(this.served), ['a.txt', 'kept.txt', 'ln', 'sub', join('sub', 'b.txt')])
    this.assertEqual(readFileSync(join(this.served, 'a.txt'), 'utf8'), 'new')
  }

  async testLinksBecomeFiles() {
    await copyTree(this.site, this.served)
    this.assertIs(isLink(join(this.served, 'ln')), false)
    this.assertEqual(readFileSync(join(this.served, 'ln'), 'utf8'), 'new')
  }

  async testTimesAreCopied() {
    const time = new Date('2019-10-14T12:00:00Z')
    utimesSync(join(this.site, 'a.txt'), time, time)
    await copyTree(this.site, this.served)
    this.assertEqual(statSync(join(this.served, 'a.txt')).mtime, time)
  }

  async testNodeItselfMergesAndBendsLinks() {
    this.serveOld()
    await cp(this.site, this.served, { recursive: true })
    this.assertEqual(await pathsIn(this.served), ['a.txt', 'kept.txt', 'ln', 'sub', join('sub', 'b.txt')])
    // A relative link leads back to where it was copied from.
    this.assertEqual(readlinkSync(join(this.served, 'ln')), join(this.site, 'a.txt'))
  }

  async testCopyingTwice() {
    await copyTree(this.site, this.served, { dirsExistOk: true })
    await copyTree(this.site, this.served, { dirsExistOk: true })
    this.assertIs(isLink(join(this.served, 'ln')), false)
  }
}

export class RemoveTreeTest extends IsolatedAsyncioTestCase {
  folder!: string

  override setUp() {
    this.folder = this.enterContext(temporaryFolder())
    mkdirSync(join(this.folder, 'other'))
    writeFileSync(join(this.folder, 'other/file'), 'x')
    mkdirSync(join(this.folder, 'removed'))
  }

  async #removeWithLink(type?: 'junction') {
    symlinkSync(join(this.folder, 'other'), join(this.folder, 'removed/link'), type)
    await removeTree(join(this.folder, 'removed'))
    this.assertIs(existsSync(join(this.folder, 'removed')), false)
    this.assertIs(existsSync(join(this.folder, 'other/file')), true)
  }

  async testLinkIsRemovedAndNotWhatItLeadsTo() {
    await this.#removeWithLink()
  }

  async testSoIsAJunction() {
    await this.#removeWithLink('junction')
  }

  static {
    const isWindows = process.platform === 'win32'
    skipUnless.define(this.prototype, 'testSoIsAJunction', isWindows, 'junctions are of Windows')
  }
}
