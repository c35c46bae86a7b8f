import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { patch, skipUnless, TestCase } from 'vitest-async-case'
import { exists, expandUser, isDir, isFile, isLink, isNormalized, type NormalForm } from './paths.ts'
import { temporaryFolder } from './temporary-folder.ts'

const isWindows = process.platform === 'win32'
const checks = [exists, isDir, isFile, isLink]

class FolderCase extends TestCase {
  folder!: string

  override setUp() {
    this.folder = this.enterContext(temporaryFolder())
  }

  path(name: string): string {
    return join(this.folder, name)
  }
}

export class PathTest extends FolderCase {
  testNameThatNoFileCanHave() {
    for (const check of checks)
      this.subTest({ check: check.name }, () => this.assertIs(check('/foo\0bar'), false))
  }

  testNodeItselfThrows() {
    this.assertIs(existsSync('/foo\0bar'), false)
    for (const options of [{}, { throwIfNoEntry: false }])
      this.subTest(options, () => {
        const { exception } = this.assertRaises(TypeError, statSync, '/foo\0bar', options)
        this.assertEqual(Reflect.get(exception, 'code'), 'ERR_INVALID_ARG_VALUE')
      })
  }

  testWhatIsThere() {
    symlinkSync('loop', this.path('loop'))
    symlinkSync('gone', this.path('dangling'))
    writeFileSync(this.path('file'), 'x')
    mkdirSync(this.path('folder'))
    symlinkSync('folder', this.path('to-folder'))
    const rows: [name: string, exists: boolean, isDir: boolean, isFile: boolean, isLink: boolean][] = [
      ['loop', false, false, false, true],
      ['dangling', false, false, false, true],
      ['file', true, false, true, false],
      ['folder', true, true, false, false],
      ['to-folder', true, true, false, true],
      ['nothing', false, false, false, false],
      ['file/x', false, false, false, false],
      ['x'.repeat(300), false, false, false, false],
    ]
    for (const [name, ...expected] of rows)
      this.subTest({ name }, () =>
        this.assertEqual(
          checks.map(check => check(this.path(name))),
          expected,
        ),
      )
  }

  testErrorsThatTellOfThePath() {
    const statSync = this.enterContext(patch('node:fs', 'statSync'))
    for (const code of ['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM', 'EBADF', 'EINVAL', 'ENAMETOOLONG'])
      this.subTest({ code }, () => {
        statSync.sideEffect = Object.assign(new Error(code), { code })
        this.assertIs(exists('file'), false)
      })
  }

  testErrorOfTheDiskIsThrown() {
    const error = Object.assign(new Error('input/output error'), { code: 'EIO' })
    this.enterContext(patch.multiple('node:fs', { statSync: throwing(error), lstatSync: throwing(error) }))
    for (const check of checks)
      this.subTest({ check: check.name }, () => {
        this.assertIs(this.assertRaises(Error, check, 'file').exception, error)
      })
  }

  testRealPathOfALink() {
    mkdirSync(this.path('folder'))
    symlinkSync('folder', this.path('to-folder'))
    this.assertEqual(realpathSync(this.path('to-folder')), this.path('folder'))
  }

  testLoopHasNoRealPath() {
    symlinkSync('loop', this.path('loop'))
    const { exception } = this.assertRaises(Error, realpathSync, this.path('loop'))
    this.assertEqual(Reflect.get(exception, 'code'), 'ELOOP')
  }

  testHardLinkIsASecondName() {
    writeFileSync(this.path('existing'), 'x')
    linkSync(this.path('existing'), this.path('created'))
    const [existing, created] = ['existing', 'created'].map(name => statSync(this.path(name)))
    this.assertEqual(created!.ino, existing!.ino)
    this.assertEqual(created!.nlink, 2)
  }

  testHardLinkDoesNotReplaceAFile() {
    writeFileSync(this.path('existing'), 'x')
    writeFileSync(this.path('taken'), 'y')
    const { exception } = this.assertRaises(Error, linkSync, this.path('existing'), this.path('taken'))
    this.assertEqual(Reflect.get(exception, 'code'), 'EEXIST')
    this.assertEqual(readFileSync(this.path('taken'), 'utf8'), 'y')
  }
}

function throwing(error: Error) {
  return () => {
    throw error
  }
}

export class ExpandUserTest extends TestCase {
  override setUp() {
    const home = { HOME: '/home/ada', USERPROFILE: String.raw`C:\Users\Ada` }
    this.enterContext(patch.dict(process.env, home))
  }

  testHome() {
    this.assertEqual(expandUser('~'), '/home/ada')
    this.assertEqual(expandUser('~/notes'), '/home/ada/notes')
  }

  testProfileOfTheUserWins() {
    this.assertEqual(expandUser('~'), String.raw`C:\Users\Ada`)
    this.assertEqual(expandUser(String.raw`~\notes`), String.raw`C:\Users\Ada\notes`)
  }

  testOtherPathsStay() {
    for (const path of ['a~', '/~', '~other/x', '', 'notes/~'])
      this.subTest({ path }, () => this.assertEqual(expandUser(path), path))
  }

  static {
    skipUnless.define(this.prototype, 'testHome', !isWindows, 'Windows has USERPROFILE instead of HOME')
    skipUnless.define(this.prototype, 'testProfileOfTheUserWins', isWindows, 'USERPROFILE is of Windows')
  }
}

export class NormalizedTest extends TestCase {
  testForms() {
    const rows: [text: string, forms: Record<NormalForm, boolean>][] = [
      ['Gr\u00fc\u00dfe', { NFC: true, NFD: false, NFKC: true, NFKD: false }],
      ['Gru\u0308\u00dfe', { NFC: false, NFD: true, NFKC: false, NFKD: true }],
      ['\ufb01', { NFC: true, NFD: true, NFKC: false, NFKD: false }],
    ]
    for (const [text, forms] of rows)
      for (const [form, expected] of Object.entries(forms) as [NormalForm, boolean][])
        this.subTest({ text, form }, () => this.assertIs(isNormalized(form, text), expected))
  }
}

export class WindowsTest extends FolderCase {
  testJunctionIsALinkToNode() {
    mkdirSync(this.path('folder'))
    symlinkSync(this.path('folder'), this.path('junction'), 'junction')
    this.assertEqual(join(readlinkSync(this.path('junction'))), join(this.path('folder'), '/'))
    // Python's os.path.islink says no.
    this.assertIs(lstatSync(this.path('junction')).isSymbolicLink(), true)
  }

  static {
    skipUnless.define(this, isWindows, 'junctions are of Windows')
  }
}
