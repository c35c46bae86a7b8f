import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { addModuleCleanup, contextmanager, enterModuleContext, SkipTest, TestCase } from 'vitest-async-case'

const events: string[] = []

// #region managers
/** A folder that exists as long as the context is entered. */
const temporaryFolder = contextmanager(function* temporaryFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  events.push(`make ${name}`)
  try {
    yield folder
  } finally {
    rmSync(folder, { recursive: true })
    events.push(`remove ${name}`)
  }
})

/** An environment variable that has another value as long as the context is entered. */
const environment = contextmanager(function* environment(name: string, value: string) {
  const before = process.env[name]
  process.env[name] = value
  events.push(`set ${name}`)
  try {
    yield value
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = before
    events.push(`reset ${name}`)
  }
})
// #endregion managers

// #region module
let shared: string

export function setUpModule() {
  addModuleCleanup(compareEvents)
  shared = enterModuleContext(temporaryFolder('module'))
}

export function tearDownModule() {
  events.push('tearDownModule')
}
// #endregion module

// #region class
export class ReportTest extends TestCase {
  static folder: string

  static override setUpClass() {
    this.folder = this.enterClassContext(temporaryFolder('class'))
    this.addClassCleanup(() => events.push('class cleanup'))
  }

  static override tearDownClass() {
    events.push('tearDownClass')
  }

  override setUp() {
    this.enterContext(environment('REPORT_FOLDER', ReportTest.folder))
  }

  testReportIsWritten() {
    const file = join(this.enterContext(temporaryFolder('test')), 'report.txt')
    writeFileSync(file, 'all is well')
    this.addCleanup(text => events.push(text), 'cleanup with an argument')
    this.assertTrue(existsSync(file))
    this.assertTrue(existsSync(shared))
    events.push('test')
  }
}
// #endregion class

// #region half-way
/** A set-up that ends half-way, by an error or a skip: what was set up before it is undone at once. */
export class PrinterTest extends TestCase {
  static override setUpClass() {
    this.enterClassContext(temporaryFolder('spool'))
    throw new SkipTest('there is no printer')
  }

  testPrints() {
    this.fail('not reached')
  }
}
// #endregion half-way

// #region events
/** The first module cleanup is the last thing that happens in the file. */
function compareEvents() {
  const expected = [
    // The module, the class, the test …
    ['make module', 'make class', 'set REPORT_FOLDER', 'make test', 'test'],
    // … and back again: what the test did, what the class did,
    ['cleanup with an argument', 'remove test', 'reset REPORT_FOLDER'],
    ['tearDownClass', 'class cleanup', 'remove class'],
    // the class whose set-up ended half-way,
    ['make spool', 'remove spool'],
    // and the module.
    ['tearDownModule', 'remove module'],
  ]
  expect(events).toEqual(expected.flat())
}
// #endregion events
