import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { join as shellJoin, split as shellSplit } from 'shlex'
import { IsolatedAsyncioTestCase, skipUnless, TestCase } from 'vitest-async-case'
import { entriesOf, unpackArchive, writeArchive } from './archive.ts'
import { unpackingCommand } from './command.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { pathsIn } from './tree.ts'

const run = promisify(execFile)

const [outer, inner] = ['d'.repeat(90), 'e'.repeat(89)]
const longFolder = join(outer, inner)
const longName = `Gr\u00fc\u00dfe-${'f'.repeat(120)}`
const longPath = `site/${outer}/${inner}/${longName}`

export class ArchiveTest extends IsolatedAsyncioTestCase {
  folder!: string
  file!: string

  override async asyncSetUp() {
    this.folder = this.enterContext(temporaryFolder())
    this.file = join(this.folder, 'site.tar')
    mkdirSync(join(this.folder, 'site', longFolder), { recursive: true })
    writeFileSync(join(this.folder, 'site', longFolder, longName), 'long')
    writeFileSync(join(this.folder, 'site/a.txt'), 'a')
    symlinkSync('a.txt', join(this.folder, 'site/ln'))
    await writeArchive(this.file, join(this.folder, 'site'))
  }

  testFormatIsPax() {
    const headers = headersOf(readFileSync(this.file))
    const types = headers.map(({ type }) => type)
    this.assertIn('x', types)
    // The long names of GNU's format.
    for (const type of ['L', 'K']) this.assertNotIn(type, types)
    this.assertEqual(new Set(headers.map(({ magic }) => magic)), new Set(['ustar\x0000']))
  }

  async testEverythingIsInIt() {
    // A folder's last slash falls off where its path takes two fields of the header.
    const paths = (await entriesOf(this.file)).map(({ path }) => path.replace(/\/$/, ''))
    // The order is that of the file system.
    this.assertCountEqual(paths, [
      'site',
      `site/${outer}`,
      `site/${outer}/${inner}`,
      longPath,
      'site/a.txt',
      'site/ln',
    ])
  }

  async testOnlyALongNameHasAPaxRecord() {
    const extended = (await entriesOf(this.file)).flatMap(entry => entry.extended ?? [])
    this.assertEqual(extended, [longPath])
  }

  async testUnpacking() {
    const other = join(this.folder, 'other')
    mkdirSync(other)
    await unpackArchive(this.file, other)
    this.assertEqual(await pathsIn(join(other, 'site')), await pathsIn(join(this.folder, 'site')))
    this.assertEqual(readFileSync(join(other, 'site', longFolder, longName), 'utf8'), 'long')
    this.assertEqual(readlinkSync(join(other, 'site/ln')), 'a.txt')
  }

  async testTarOfTheSystemReadsIt() {
    const { stdout, stderr } = await run('sh', ['-c', shellJoin(['tar', '-tf', this.file])])
    this.assertIn('site/a.txt', stdout.split('\n'))
    this.assertEqual(stderr, '')
  }

  async testNameThatBeginsLikeAnArchive() {
    mkdirSync(join(this.folder, '@types'))
    await writeArchive(this.file, join(this.folder, '@types'))
    const paths = (await entriesOf(this.file)).map(({ path }) => path)
    this.assertEqual(paths, ['./@types/'])
  }

  static {
    const hasShell = process.platform !== 'win32'
    skipUnless.define(this.prototype, 'testTarOfTheSystemReadsIt', hasShell, 'Windows has no sh')
  }
}

interface Header {
  type: string
  magic: string
}

/** The blocks of 512 bytes that stand before each entry, and its padded content. */
function headersOf(bytes: Buffer): Header[] {
  const headers: Header[] = []
  // Two blocks of zeros end the archive.
  for (let at = 0; bytes[at] !== 0;) {
    const block = bytes.toString('latin1', at, at + 512)
    headers.push({ type: block[156]!, magic: block.slice(257, 265) })
    const size = Number.parseInt(block.slice(124, 136), 8)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return headers
}

export class CommandTest extends TestCase {
  words = ['echo', '-n', 'Multiple words', "it's", '', '$HOME', 'a;b', '~', '\u00e9', '*']
  line = `echo -n 'Multiple words' 'it'"'"'s' '' '$HOME' 'a;b' '~' '\u00e9' '*'`

  testWordsBecomeALine() {
    this.assertEqual(shellJoin(this.words), this.line)
  }

  testLineBecomesWords() {
    this.assertEqual(shellSplit(this.line), this.words)
  }

  testUnpackingCommandQuotes() {
    this.assertEqual(unpackingCommand('release.tar', '/srv/my site'), "tar -xf release.tar -C '/srv/my site'")
  }
}
