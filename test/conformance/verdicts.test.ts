import { expect, test } from 'vitest'
import { countsByArea, namesOfCPython, problemOf, readVerdicts } from './verdicts.ts'

const verdicts = readVerdicts()
const nameOf = (row: { area: string; class: string; test: string }) => `${row.area} ${row.class} ${row.test}`

test('each of CPython’s tests has one verdict, and no other name has any', () => {
  expect(verdicts.map(nameOf).toSorted()).toEqual(namesOfCPython().toSorted())
})

test('each verdict holds: a named test exists, a reason is given', () => {
  const problems = verdicts.flatMap(row => {
    const problem = problemOf(row)
    return problem ? [`${nameOf(row)}: ${problem}`] : []
  })
  expect(problems).toEqual([])
})

test('the counts by area are printed', ({ annotate }) => {
  console.log(countsByArea(verdicts))
  return annotate(countsByArea(verdicts))
})

test.each([
  ['tested', 'test/conformance/verdicts.test.ts > the counts by area are printed', undefined],
  [
    'tested',
    'test/conformance/verdicts.test.ts > the counts',
    'test/conformance/verdicts.test.ts has no test titled "the counts"',
  ],
  ['tested', 'test/nothing.test.ts > a title', 'there is no file test/nothing.test.ts'],
  ['tested', 'test/conformance/verdicts.test.ts', 'tested wants "path > title"'],
  ['no-meaning', '', 'no-meaning wants a reason'],
  ['done', '', '"done" is no verdict: tested, no-meaning or open'],
  ['open', '', undefined],
])('a row "%s" with "%s" is found to be wrong: %s', (verdict, what, problem) => {
  expect(problemOf({ area: 'a', class: 'B', test: 'c', verdict, what })).toBe(problem)
})
