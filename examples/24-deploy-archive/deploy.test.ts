import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IsolatedAsyncioTestCase, patch, TestCase } from 'vitest-async-case'
import { entriesOf } from './archive.ts'
import { deploy, type Deployment, deploymentOf, FileNameError } from './deploy.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { pathsIn } from './tree.ts'

export class DeployTest extends IsolatedAsyncioTestCase {
  folder!: string
  deployment!: Deployment

  override setUp() {
    this.folder = this.enterContext(temporaryFolder())
    for (const name of ['site', 'releases']) mkdirSync(join(this.folder, name))
    writeFileSync(join(this.folder, 'site/index.html'), 'first')
    const [site, to, releases] = ['site', 'served', 'releases'].map(name => join(this.folder, name))
    this.deployment = { site: site!, to: to!, releases: releases!, merge: false }
  }

  async testSiteIsServedAndKept() {
    const { output } = await this.assertLogs(() => deploy(this.deployment))
    this.assertEqual(output, [`INFO:console:tar -xf release.tar -C ${join(this.folder, 'served')}`])
    this.assertEqual(readFileSync(join(this.folder, 'served/index.html'), 'utf8'), 'first')
    this.assertEqual(await pathsIn(join(this.folder, 'releases')), ['release.tar'])
    const entries = await entriesOf(join(this.folder, 'releases/release.tar'))
    this.assertCountEqual(
      entries.map(({ path }) => path),
      ['site/', 'site/index.html'],
    )
  }

  async testLastReleaseIsKeptAsASecondName() {
    const merging = { ...this.deployment, merge: true }
    for (const _ of ['second', 'third']) {
      await this.assertLogs(() => deploy(merging))
      const { ino } = statSync(join(this.folder, 'releases/release.tar'))
      await this.assertLogs(() => deploy(merging))
      this.assertEqual(await pathsIn(join(this.folder, 'releases')), ['last.tar', 'release.tar'])
      this.assertEqual(statSync(join(this.folder, 'releases/last.tar')).ino, ino)
      this.assertNotEqual(statSync(join(this.folder, 'releases/release.tar')).ino, ino)
    }
  }

  async testReleaseIsNeverMissing() {
    const merging = { ...this.deployment, merge: true }
    await this.assertLogs(() => deploy(merging))
    const error = new Error('power cut')
    this.enterContext(patch('node:fs/promises', 'rename', { sideEffect: error }))
    await this.assertRaisesRegex(Error, '^power cut$', deploy(merging))
    this.assertEqual(await pathsIn(join(this.folder, 'releases')), [
      'last.tar',
      'release.tar',
      'release.tar.new',
    ])
    this.assertEqual(statSync(join(this.folder, 'releases/release.tar')).nlink, 2)
  }

  async testServedFolderIsNotTouchedWithoutMerge() {
    mkdirSync(join(this.folder, 'served'))
    await this.assertNoLogs(async () => {
      const { exception } = await this.assertRaises(Error, deploy(this.deployment))
      this.assertEqual(Reflect.get(exception, 'code'), 'EEXIST')
    })
    this.assertEqual(await pathsIn(join(this.folder, 'releases')), [])
  }

  async testNamesInAnotherFormAreRefused() {
    writeFileSync(join(this.folder, 'site', 'Gru\u0308n.html'), '')
    const { exception } = await this.assertRaises(FileNameError, deploy(this.deployment))
    this.assertEqual(exception.message, 'Not in normal form NFC: Gru%CC%88n.html.')
    this.assertEqual(await pathsIn(this.folder), [
      'releases',
      'site',
      join('site', 'Gru\u0308n.html'),
      join('site', 'index.html'),
    ])
  }
}

export class DeploymentTest extends TestCase {
  testArguments() {
    this.enterContext(patch('node:os', 'homedir', { returnValue: '/home/ada' }))
    const deployment = { site: 'site', to: '/home/ada/www', releases: 'releases', merge: false }
    this.assertEqual(deploymentOf(['site', '~/www', 'releases']), deployment)
    this.assertEqual(deploymentOf(['--merge', 'site', '~/www', 'releases']), { ...deployment, merge: true })
  }

  testOtherNumbersOfArgumentsAreRefused() {
    for (const args of [[], ['site', 'www'], ['site', 'www', 'releases', 'more']])
      this.subTest({ args }, () => {
        const { exception } = this.assertRaises(TypeError, deploymentOf, args)
        this.assertEqual(exception.message, 'usage: deploy [--merge] site to releases')
      })
  }
}
