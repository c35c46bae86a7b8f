import { call, IsolatedAsyncioTestCase, mockOpen, patch } from 'vitest-async-case'
import { find, load, loadNow, save, size } from './config-store.ts'

// #region read
export class ReadingTest extends IsolatedAsyncioTestCase {
  files = mockOpen({ readData: 'host=localhost\nport=8080\n' })

  async testLoadAwaitsTheFile() {
    this.enterContext(patch('node:fs/promises', 'readFile', { new: this.files.readFile }))
    this.assertEqual(await load('app.conf'), { host: 'localhost', port: '8080' })
    this.files.readFile.assertAwaitedOnceWith('app.conf', 'utf8')
  }

  testSynchronousFunctionsToo() {
    this.enterContext(patch('node:fs', 'readFileSync', { new: this.files.readFileSync }))
    this.assertEqual(loadNow('app.conf'), { host: 'localhost', port: '8080' })
  }

  async testStreamsAreRealOnes() {
    this.enterContext(patch('node:fs', 'createReadStream', { new: this.files.createReadStream }))
    this.assertEqual(await size('app.conf'), 25)
  }
}
// #endregion read

// #region handle
export class SearchingTest extends IsolatedAsyncioTestCase {
  files = mockOpen({ readData: 'host=localhost\nport=8080\n' })

  async testHandleIsClosedWhereverTheSearchEnds() {
    this.enterContext(patch('node:fs/promises', 'open', { new: this.files }))
    this.assertEqual(await find('app.conf', 'host'), 'localhost')
    this.assertEqual(await find('app.conf', 'user'), undefined)
    this.files.assertHasCalls([
      call('app.conf'),
      call().readLines(),
      call().close(),
      call('app.conf'),
      call().readLines(),
      call().close(),
    ])
  }
}
// #endregion handle

// #region failure
export class MissingFileTest extends IsolatedAsyncioTestCase {
  async testErrorReachesTheCaller() {
    const { readFile } = mockOpen()
    readFile.sideEffect = Object.assign(new Error('no such file'), { code: 'ENOENT' })
    this.enterContext(patch('node:fs/promises', 'readFile', { new: readFile }))
    await this.assertRaisesRegex(Error, 'no such file', load('app.conf'))
  }
}
// #endregion failure

// #region write
export class WritingTest extends IsolatedAsyncioTestCase {
  async testSaveWritesAndThenLogs() {
    const { writeFile, appendFile } = mockOpen()
    this.enterContext(patch.multiple('node:fs/promises', { writeFile, appendFile }))
    await save('app.conf', { host: 'localhost' })
    writeFile.assertAwaitedOnceWith('app.conf', 'host=localhost\n')
    appendFile.assertAwaitedOnceWith('app.conf.log', 'saved 1 entries\n')
  }
}
// #endregion write
