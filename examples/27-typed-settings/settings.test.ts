import { expectedFailure, IsolatedAsyncioTestCase, mockOpen, patch, TestCase } from 'vitest-async-case'
import { pformat, pp, pprint } from './pretty.ts'
import { loadSettings, Settings, SettingsError } from './settings.ts'

export class SettingsTest extends IsolatedAsyncioTestCase {
  private fileHolds(value: unknown) {
    const { readFile } = mockOpen({ readData: JSON.stringify(value) })
    this.enterContext(patch('node:fs/promises', 'readFile', { new: readFile }))
    return readFile
  }

  async testGoodFile() {
    const readFile = this.fileHolds({ status: 'running', port: 8080, name: 'shop' })
    const settings = await loadSettings('shop.json')
    readFile.assertAwaitedOnceWith('shop.json', 'utf8')
    this.assertEqual(settings, { name: 'shop', port: 8080, status: 'running' })
  }

  async testAllMistakesAreTold() {
    this.fileHolds({ name: 1, port: 99_999, status: 'paused' })
    const { exception } = await this.assertRaises(SettingsError, loadSettings('shop.json'))
    this.assertEqual(exception.problems, [
      ['name', 'invalid_type', 'Invalid input: expected string, received number'],
      ['port', 'too_big', 'Too big: expected number to be <=65535'],
      ['status', 'invalid_value', 'Invalid option: expected one of "running"|"stopping"|"stopped"'],
    ])
  }

  async testTextNamesFileAndPlace() {
    this.fileHolds({ name: 'shop', port: 0, status: 'running' })
    const { exception } = await this.assertRaises(SettingsError, loadSettings('shop.json'))
    this.assertEqual(exception.message, 'shop.json: port: Too small: expected number to be >=1')
  }

  async testSettingsAreFrozen() {
    this.fileHolds({ name: 'shop', port: 65_535, status: 'stopped' })
    const settings = (await loadSettings('shop.json')) as { port: number }
    this.assertTrue(Object.isFrozen(settings))
    this.assertRaises(TypeError, () => {
      settings.port = 1
    })
  }

  async testUnknownKeysAreDropped() {
    this.fileHolds({ colour: 'red', status: 'stopped', port: 1, name: 'shop' })
    // In the order of the schema, whatever that of the file.
    this.assertEqual(Object.keys(await loadSettings('shop.json')), ['name', 'port', 'status'])
    this.assertCountEqual(Object.keys(Settings.unwrap().shape), ['status', 'port', 'name'])
  }

  async testPortsOfTheSystemAreRefused() {
    // A rule to come: the test turns red when the schema has it.
    this.fileHolds({ name: 'shop', port: 80, status: 'running' })
    await this.assertRaises(SettingsError, loadSettings('shop.json'))
  }

  static {
    expectedFailure.define(this.prototype, 'testPortsOfTheSystemAreRefused')
  }
}

export class PrettyPrintTest extends TestCase {
  settings = { server: { port: 8080, host: 'localhost' }, retries: 3, allow: ['ada', 'bob'] }

  insertionOrder = `{
  server: { port: 8080, host: 'localhost' },
  retries: 3,
  allow: [ 'ada', 'bob' ]
}`

  sorted = `{
  allow: [ 'ada', 'bob' ],
  retries: 3,
  server: { host: 'localhost', port: 8080 }
}`

  testPpKeepsTheOrderOfInsertion() {
    const log = this.enterContext(patch.object(console, 'log'))
    pp(this.settings)
    log.assertCalledOnceWith(this.insertionOrder)
  }

  testPprintSorts() {
    const log = this.enterContext(patch.object(console, 'log'))
    pprint(this.settings)
    log.assertCalledOnceWith(this.sorted)
  }

  testMaps() {
    const map = new Map([
      ['b', { d: 1, c: 2 }],
      ['a', { d: 3, c: 4 }],
    ])
    this.assertEqual(
      pformat(map, { sorted: false }),
      "Map(2) { 'b' => { d: 1, c: 2 }, 'a' => { d: 3, c: 4 } }",
    )
    this.assertEqual(pformat(map), "Map(2) { 'a' => { c: 4, d: 3 }, 'b' => { c: 2, d: 1 } }")
  }

  testDeepValuesAreWhole() {
    const deep = { a: { b: { c: { d: { e: 1 } } } } }
    this.assertEqual(pformat(deep), '{\n  a: {\n    b: { c: { d: { e: 1 } } }\n  }\n}')
  }

  // Python prints {'b': 1, 2: 2, 1: 3}.
  testKeysLikeIntegersComeFirst() {
    this.assertEqual(pformat({ b: 1, 2: 2, 1: 3 }, { sorted: false }), "{ '1': 3, '2': 2, b: 1 }")
  }
}
