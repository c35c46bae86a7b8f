import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { dateOf } from './weeks.ts'

/** The rows of a CSV text as plain objects, whose keys are the header's: Python's `csv.DictReader`. */
export function rowsOf(text: string): Record<string, string>[] {
  return parse(text, { columns: true })
}

/** The same rows as pairs in the order of the header, which an object does not keep for keys like `2019`. */
export function entriesOf(text: string): [key: string, value: string][][] {
  const [header = [], ...rows] = parse(text, { columns: false })
  return rows.map(row => row.map((value, index) => [header[index]!, value]))
}

/** The height of a person in centimetres, and when it was taken. */
export class Measurement {
  readonly name: string
  readonly height: number
  /** Written `2021-W05`. */
  readonly week: string
  /** Written `2021-02-01`. */
  readonly date: string

  constructor(name: string, height: number, week: string, weekday: number) {
    this.name = name
    this.height = height
    this.week = week
    const [weekYear, weekNumber] = week.split('-W').map(Number) as [number, number]
    this.date = dateOf({ weekYear, weekNumber, weekday })
  }
}

/** A row that is no measurement. */
export class MeasurementError extends Error {
  override name = 'MeasurementError'
}

/** Reads a file with the columns `name`, `height` and `day`, written `2021-W05-1`. */
export async function readMeasurements(path: string): Promise<Measurement[]> {
  return rowsOf(await readFile(path, 'utf8')).map((row, index) =>
    measurementOf(row, `${path}, row ${index + 1}`),
  )
}

function measurementOf(row: Record<string, string>, where: string): Measurement {
  const { name = '', height = '', day = '' } = row
  if (!(Number(height) > 0)) throw new MeasurementError(`${where}: "${height}" is no height.`)
  const parts = /^(\d{4}-W\d{2})-(\d)$/.exec(day)
  if (!parts) throw new MeasurementError(`${where}: "${day}" is no day, which is written 2021-W05-1.`)
  return new Measurement(name, Number(height), parts[1]!, Number(parts[2]))
}
