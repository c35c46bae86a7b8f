import { each, IsolatedAsyncioTestCase, mockOpen, patch, TestCase } from 'vitest-async-case'
import { entriesOf, Measurement, MeasurementError, readMeasurements, rowsOf } from './measurements.ts'
import { IsoDayError } from './weeks.ts'

export class RowsTest extends TestCase {
  testRowsArePlainObjectsInTheOrderOfTheHeader() {
    const rows = rowsOf('name,height,day\nAda,168,2021-W05-1\nBob,181,2021-W05-2\n')
    this.assertEqual(rows[1], { name: 'Bob', height: '181', day: '2021-W05-2' })
    for (const row of rows) {
      this.assertIs(Object.getPrototypeOf(row), Object.prototype)
      this.assertEqual(Object.keys(row), ['name', 'height', 'day'])
    }
  }

  testKeysThatLookLikeIntegersComeFirst() {
    const text = 'name,2019,2018\nAda,5,7\n'
    const [row] = rowsOf(text)
    this.assertCountEqual(Object.keys(row!), ['name', '2019', '2018'])
    this.assertEqual(Object.keys(row!), ['2018', '2019', 'name'])
    // Pairs keep the order.
    this.assertEqual(entriesOf(text), [
      [
        ['name', 'Ada'],
        ['2019', '5'],
        ['2018', '7'],
      ],
    ])
  }

  testHeaderCannotChangeThePrototype() {
    const [row] = rowsOf('__proto__,name\nx,Ada\n')
    this.assertIs(Object.getPrototypeOf(row), Object.prototype)
    this.assertEqual(Object.entries(row!), [
      ['__proto__', 'x'],
      ['name', 'Ada'],
    ])
  }

  testEmptyFileHasNoRow() {
    this.assertEqual(rowsOf(''), [])
    this.assertEqual(entriesOf(''), [])
  }

  testObjectOfAMeasurementHasTheFieldsInTheirOrder() {
    // oxlint-disable-next-line typescript/no-misused-spread -- what is left is the point
    const object = { ...new Measurement('Ada', 168, '2020-W53', 7) }
    this.assertIs(Object.getPrototypeOf(object), Object.prototype)
    this.assertEqual(Object.entries(object), [
      ['name', 'Ada'],
      ['height', 168],
      ['week', '2020-W53'],
      ['date', '2021-01-03'],
    ])
  }
}

export class MeasurementsTest extends IsolatedAsyncioTestCase {
  #read(text: string) {
    const { readFile } = mockOpen({ readData: text })
    this.enterContext(patch('node:fs/promises', 'readFile', { new: readFile }))
    return readMeasurements('heights.csv')
  }

  async testRowsBecomeMeasurements() {
    this.assertEqual(await this.#read('name,height,day\nAda,168.2,2020-W53-7\n'), [
      new Measurement('Ada', 168.2, '2020-W53', 7),
    ])
  }

  async testOrderOfTheColumnsIsFree() {
    const [ada] = await this.#read('day,name,height\n2021-W01-1,"Lovelace, Ada",168.2\n')
    this.assertEqual([ada!.name, ada!.height, ada!.date], ['Lovelace, Ada', 168.2, '2021-01-04'])
  }

  async testBadRowIsNamed(row: string, message: string) {
    const rows = this.#read(`name,height,day\nAda,168.2,2021-W01-1\n${row}\n`)
    const { exception } = await this.assertRaises(MeasurementError, rows)
    this.assertEqual(exception.message, message)
  }

  async testDayThatIsNot() {
    const rows = this.#read('name,height,day\nAda,168.2,2021-W53-1\n')
    await this.assertRaisesRegex(IsoDayError, '^There is no day 1 of week 53 in 2021', rows)
  }

  static {
    each.define(this.prototype, 'testBadRowIsNamed', [
      ['Bob,tall,2021-W01-1', 'heights.csv, row 2: "tall" is no height.'],
      ['Bob,0,2021-W01-1', 'heights.csv, row 2: "0" is no height.'],
      ['Bob,170,2021-01-04', 'heights.csv, row 2: "2021-01-04" is no day, which is written 2021-W05-1.'],
      ['Bob,170,2021-W01-12', 'heights.csv, row 2: "2021-W01-12" is no day, which is written 2021-W05-1.'],
    ])
  }
}
