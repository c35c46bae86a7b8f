import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getFileSink } from '@logtape/file'
import { ConfigError, configureSync, getLogger, resetSync, type Sink } from '@logtape/logtape'
import { Mock, TestCase } from 'vitest-async-case'
import { basicConfig } from './logging.ts'
import { temporaryFolder } from './temporary-folder.ts'

type FileSink = Sink & Disposable

export class BasicConfigTest extends TestCase {
  first!: string
  second!: string

  override setUp() {
    const folder = this.enterContext(temporaryFolder())
    this.first = join(folder, 'first.log')
    this.second = join(folder, 'second.log')
    // Before the folder goes: last in, first out. It closes the files.
    this.addCleanup(resetSync)
  }

  testLevelIsWarningUnlessGiven() {
    this.assertTrue(basicConfig({ sink: fileSink(this.first) }))
    getLogger('app').info('below')
    getLogger('app').warn('counts')
    resetSync()
    this.assertEqual(linesOf(this.first), ['counts'])
  }

  testFirstCallWins() {
    this.assertTrue(basicConfig({ sink: fileSink(this.first), level: 'info' }))
    getLogger('app').info('one')
    this.assertFalse(basicConfig({ sink: fileSink(this.second), level: 'debug' }))
    getLogger('app').info('two')
    getLogger('app').debug('below')
    resetSync()
    this.assertEqual(linesOf(this.first), ['one', 'two'])
    this.assertFalse(existsSync(this.second))
  }

  testForceReplaces() {
    const sink = fileSink(this.first)
    const closed = new Mock({ wraps: sink[Symbol.dispose].bind(sink) })
    sink[Symbol.dispose] = closed
    basicConfig({ sink, level: 'info' })
    getLogger('app').info('one')
    getLogger('app').info('two')
    closed.assertNotCalled()
    this.assertTrue(basicConfig({ sink: fileSink(this.second), level: 'info', force: true }))
    closed.assertCalledOnce()
    getLogger('app').info('three')
    resetSync()
    this.assertEqual([linesOf(this.first), linesOf(this.second)], [['one', 'two'], ['three']])
    closed.assertCalledOnce()
  }

  testForceIsAlsoAFirstCall() {
    this.assertTrue(basicConfig({ sink: fileSink(this.first), force: true }))
    getLogger('app').error('one')
    resetSync()
    this.assertEqual(linesOf(this.first), ['one'])
  }

  testReportsOfLogTapeAreWrittenOnce() {
    basicConfig({ sink: fileSink(this.first), level: 'error' })
    getLogger(['logtape', 'meta']).info('below')
    getLogger(['logtape', 'meta']).warn('a sink failed')
    resetSync()
    this.assertEqual(linesOf(this.first), ['a sink failed'])
  }

  // What the module is there for: Python ignores a second call, LogTape throws.
  testLogTapeRefusesASecondConfiguration() {
    const quiet = { category: ['logtape', 'meta'], lowestLevel: 'warning' as const }
    const configure = () => configureSync({ sinks: {}, loggers: [quiet] })
    configure()
    const { exception } = this.assertRaises(ConfigError, configure)
    this.assertEqual(exception.message, 'Already configured; if you want to reset, turn on the reset flag.')
  }
}

/** Opens its file with the first line, and writes the message alone. */
function fileSink(path: string): FileSink {
  return getFileSink(path, { lazy: true, formatter: ({ message }) => `${message.join('')}\n` })
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n')
}
