import { isRunnerTask } from '../../host/index.ts'
import { encodeMoments, lookOf, type Moment, type PageData, type TestVerdict } from './page/index.ts'
import type { TestRecord } from './test-record.ts'

/** So long the data of a page may be, in characters: with all of it a page opens at once. */
const mostCharacters = 1_700_000
/** So many moments are kept of a test, the first that fits: of one that has failed, and of the others. */
const limits = [
  { failed: Infinity, others: Infinity },
  { failed: Infinity, others: 300 },
  { failed: 1000, others: 60 },
  { failed: 200, others: 20 },
  { failed: 40, others: 10 },
] as const

/** An attempt of a test as pages and traces call it. */
export interface ToldTest {
  readonly record: TestRecord
  /** With the number of the attempt where there are several. */
  readonly name: string
  readonly verdict: TestVerdict
  readonly moments: readonly Moment[]
}

/** How each attempt is called, and how it ended. */
export function toldTests(records: readonly TestRecord[]): ToldTest[] {
  const attempts = new Map<object | undefined, TestRecord[]>()
  for (const record of records) {
    const known = attempts.get(record.owner.task)
    if (known) known.push(record)
    else attempts.set(record.owner.task, [record])
  }
  return records.map(record => {
    const { name, task } = record.owner
    const all = attempts.get(task) ?? []
    const which = all.length > 1 ? ` (attempt ${all.indexOf(record) + 1})` : ''
    const moments = record.tell()
    const verdict = verdictOf(task, moments, all.at(-1) === record)
    return { record, name: `${name}${which}`, verdict, moments }
  })
}

/** Vitest's, which it has for the last attempt only; one before it was followed by another because it failed, or repeated. */
function verdictOf(task: object | undefined, moments: readonly Moment[], isLast: boolean): TestVerdict {
  if (isLast) return verdictOfTask(task)
  return moments.some(({ kind }) => kind === 'error') ? 'failed' : 'passed'
}

export function verdictOfTask(task: object | undefined): TestVerdict {
  const state = isRunnerTask(task) ? task.result?.state : undefined
  if (state === 'fail') return 'failed'
  return state === 'skip' ? 'skipped' : 'passed'
}

/** What is drawn of some tests. A page that would be too long leaves out moments of those that passed first. */
export function pageData(title: string, tests: readonly ToldTest[]): PageData {
  let data!: PageData
  for (const limit of limits) {
    data = withinLimit(title, tests, limit)
    if (JSON.stringify(data).length <= mostCharacters) return data
  }
  return data
}

function withinLimit(title: string, told: readonly ToldTest[], limit: (typeof limits)[number]): PageData {
  const texts = new Map<string, number>()
  const textAt = (text: string) => {
    const known = texts.get(text) ?? texts.size
    texts.set(text, known)
    return known
  }
  const tests = told.map(({ record, name, verdict, moments }) => {
    const kept = firstOf(moments, verdict === 'failed' ? limit.failed : limit.others)
    const leftOut = record.leftOut + moments.length - kept.length
    return { name, verdict, lanes: record.lanes, moments: encodeMoments(kept, textAt), leftOut }
  })
  return { title, tests, texts: [...texts.keys()] }
}

function firstOf(moments: readonly Moment[], most: number): readonly Moment[] {
  if (moments.length <= most) return moments
  return moments.filter(
    ({ kind }, index) => index < most || lookOf(kind).draws === 'alarm' || kind === 'over',
  )
}
