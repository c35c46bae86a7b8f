import { expect, test } from 'vitest'
import {
  beginLook,
  beginMaking,
  beginSuiteLook,
  leftoversOf,
  leftoversOfSuite,
  startLooking,
} from '../../../src/leftovers/index.ts'
import { newScope, Owner, runInScope, setLateErrors } from '../../../src/ownership/index.ts'
import { beginTest, endTest } from './left-by.ts'

const all = globalThis as unknown as Record<string, unknown>
const leak = () => (all['leaked'] = 1)
const isThere = () => 'leaked' in all
const told = (name: string) =>
  `Left behind by ${name}: global leaked (new). Put it back in a cleanup: this.addCleanup(() => { delete globalThis.leaked })`

test('under warn it is told and put back, but for a plain test', async () => {
  startLooking()
  expect(await endTest(beginTest('A.testX', 'warn'), leak)).toEqual([`warning: ${told('A.testX')}`])
  expect(isThere()).toBe(false)
  const plain = beginTest('plain', 'warn')
  plain.isPlain = true
  expect(await endTest(plain, leak)).toEqual([`warning: ${told('plain').replace('this.', '')}`])
  expect(isThere()).toBe(true)
  delete all['leaked']
})

test('under off nobody looks', async () => {
  startLooking()
  expect(await endTest(beginTest('A.testX', 'off'), leak)).toEqual([])
  expect(isThere()).toBe(true)
  delete all['leaked']
})

test('what an earlier test has left is not the next one’s, nor is that it puts it back', async () => {
  startLooking()
  const plain = beginTest('first', 'warn')
  plain.isPlain = true
  await endTest(plain, leak)
  expect(await endTest(beginTest('second'), () => undefined)).toEqual([])
  expect(await endTest(beginTest('third'), () => delete all['leaked'])).toEqual([])
})

test('a change back to what it was when the file began is none', async () => {
  all['kept'] = 1
  startLooking()
  all['kept'] = 2
  expect(await endTest(beginTest('A.testX'), () => (all['kept'] = 1))).toEqual([])
  delete all['kept']
})

test('what changes between the tests of two suites is nobody’s', async () => {
  startLooking()
  const suite = {}
  const begin = (at: object) => {
    const owner = new Owner('test', 'A.testX')
    owner.leftovers = 'fail'
    beginLook(owner, at)
    return owner
  }
  expect(await endTest(begin(suite), () => undefined)).toEqual([])
  leak()
  expect(await endTest(begin({}), () => undefined)).toEqual([])
  delete all['leaked']
})

test('of tests that ran at once their file is told, with their names', async () => {
  startLooking()
  const file = new Owner('file', 'a.test.ts')
  file.leftovers = 'fail'
  const [first, second] = ['first', 'second'].map(name => {
    const owner = new Owner('test', name, file)
    owner.leftovers = 'fail'
    beginLook(owner, file)
    return owner
  }) as [Owner, Owner]
  leak()
  expect(await leftoversOf(first)).toBeUndefined()
  expect(isThere()).toBe(true)
  expect(await leftoversOf(second)).toEqual([])
  expect(isThere()).toBe(false)
  const found = await leftoversOfSuite(file, true)
  expect(found.map(({ error, isWarning }) => [error.message, isWarning])).toEqual([
    [told('one of first, second, which ran at once'), false],
  ])
})

test('a suite answers for what its hooks have changed, and not for its tests', async () => {
  startLooking()
  const suite = new Owner('class', 'ServerTest')
  suite.leftovers = 'fail'
  beginSuiteLook(suite)
  process.env['VAC_SUITE'] = '1'
  const owner = new Owner('test', 'ServerTest.testX', suite)
  owner.leftovers = 'fail'
  beginLook(owner, suite)
  leak()
  await leftoversOf(owner)
  const found = await leftoversOfSuite(suite, false)
  expect(found.map(({ error }) => error.message)).toEqual([
    'Left behind by ServerTest: environment variable VAC_SUITE (new). Put it back in a cleanup: this.addClassCleanup(() => { delete process.env.VAC_SUITE })',
  ])
  expect(process.env['VAC_SUITE']).toBeUndefined()
})

test('what the making of a fixture changes that outlives the test is not the test’s', async () => {
  startLooking()
  const owner = beginTest()
  const made = beginMaking()
  leak()
  made()
  expect(await endTest(owner, () => (all['own'] = 1))).toEqual([told('A.testX').replaceAll('leaked', 'own')])
  expect(isThere()).toBe(true)
  delete all['leaked']
})

test('what code of a test changes after its end is told for that test', async () => {
  startLooking()
  const late = beginTest('A.testLate')
  expect(await endTest(late, () => undefined)).toEqual([])
  const running = beginTest('A.testNext')
  const told: string[] = []
  const before = setLateErrors((owner, { error }) => told.push(`${owner.name}: ${(error as Error).message}`))
  const body = () => runInScope(newScope(late), () => (process.env['VAC_LATE'] = '1'))
  expect(await endTest(running, body)).toEqual([])
  setLateErrors(before)
  expect(told).toEqual([
    'A.testLate: Left behind by A.testLate: environment variable VAC_LATE (new). Put it back in a cleanup: this.addCleanup(() => { delete process.env.VAC_LATE })',
  ])
  expect(process.env['VAC_LATE']).toBeUndefined()
})
