import { expect, test } from 'vitest'
import { kinds } from '../../src/ownership/index.ts'
import { readPage } from './markdown.ts'

test("the guide's list of kinds of resources is that of the source", () => {
  const [, list = ''] = /^The kinds are (.*)\.$/m.exec(readPage('docs/guides/tasks-and-ownership.md')) ?? []
  expect([...list.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind)).toEqual(Object.keys(kinds))
})
