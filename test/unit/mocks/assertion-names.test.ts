import { describe, expect, test } from 'vitest'
import { AsyncMock, Mock, NonCallableMock } from '../../../src/mocks/index.ts'
import { awaitAssertions, callAssertions } from '../../../src/mocks/assertions/index.ts'
import { expectations, mockMatchers } from '../../../src/vitest/mocks/mock-matchers.ts'
import { readPage } from '../../docs/markdown.ts'

const [ofCalls, ofAwaits] = [callAssertions, awaitAssertions].map(table => Object.keys(table).toSorted()) as [
  string[],
  string[],
]

const assertionsIn = (text: string): string[] =>
  [...text.matchAll(/\bassert[A-Z]\w*(?=\()/g)].map(([name]) => name)

/** The assertions on the prototype itself. */
const onPrototype = (made: unknown): string[] =>
  Object.getOwnPropertyNames(Reflect.get(made as object, 'prototype')).filter(name =>
    name.startsWith('assert'),
  )

/** The text of an interface in the file of types. */
function interfaceOf(name: string): string {
  const text = readPage('src/mocks/types/assertions.ts')
  const [, body = ''] = new RegExp(`interface ${name}<A> \\{\\n([^]*?)\\n\\}`).exec(text) ?? []
  return body
}

/** What the error about a misspelt name says. */
function hintOf(mock: object, name: string): string {
  try {
    Reflect.get(mock, name)
  } catch (error) {
    return String(error)
  }
  return 'no error'
}

describe('the assertions of mocks have the same names', () => {
  test('in the table and on the prototypes', () => {
    expect(
      [onPrototype(NonCallableMock), onPrototype(Mock), onPrototype(AsyncMock)].map(names =>
        names.toSorted(),
      ),
    ).toEqual([ofCalls, [], ofAwaits])
  })

  test('in the table and in the types', () => {
    const declared = ['CallAssertions', 'AwaitAssertions'].map(name =>
      assertionsIn(interfaceOf(name)).toSorted(),
    )
    expect(declared).toEqual([ofCalls, ofAwaits])
  })

  test('in the table and in what a misspelt one is held to mean', () => {
    const mock = new AsyncMock()
    const meant = [...ofCalls, ...ofAwaits].filter(name =>
      hintOf(mock, `${name}_`).includes(`Did you mean '${name}'?`),
    )
    expect(meant).toEqual([...ofCalls, ...ofAwaits])
  })

  test('in the table and in what a Mock says of those that only an AsyncMock has', () => {
    const mock = new Mock()
    expect(
      ofAwaits.filter(name => hintOf(mock, name).includes(`'${name}' exists on AsyncMock only.`)),
    ).toEqual(ofAwaits)
  })

  test('in the table and in the list of how expect says them', () => {
    expect(Object.keys(expectations).toSorted()).toEqual([...ofCalls, ...ofAwaits].toSorted())
  })

  test('in the table and in the guide', () => {
    expect(guideRows().flat().toSorted()).toEqual([...ofCalls, ...ofAwaits].toSorted())
  })
})

/** The pairs of assertions that the guide lists, of calls and of awaits. */
function guideRows(): string[][] {
  return readPage('docs/guides/mocks.md')
    .split('\n')
    .filter(line => line.startsWith('| `assert'))
    .map(assertionsIn)
}

test('the guide lists each assertion of calls beside the same one of awaits', () => {
  const asCalls = guideRows().map(([, ofAwait = '']) =>
    ofAwait.replace('Awaited', 'Called').replace('Await', 'Call'),
  )
  expect(asCalls).toEqual(guideRows().map(([ofCall]) => ofCall))
})

test('the guide lists the matchers that the library adds', () => {
  const [sentence = ''] = /^The library adds matchers .*$/m.exec(readPage('docs/guides/mocks.md')) ?? []
  const listed = [...sentence.matchAll(/`(to\w+)`/g)].map(([, name = '']) => name)
  expect(listed.toSorted()).toEqual(Object.keys(mockMatchers()).toSorted())
})

test('what expect says an assertion with is a matcher that there is', () => {
  const names = Object.values(expectations)
    .map(said => (typeof said === 'string' ? said : said.matcher))
    .filter(said => !said.startsWith('no matcher: '))
    .map(said => said.replace('not.', ''))
  const matchers = expect(undefined) as unknown as Record<string, unknown>
  expect(names.filter(name => typeof matchers[name] !== 'function' && !(name in mockMatchers()))).toEqual([])
})
