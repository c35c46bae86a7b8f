import { expect, test } from 'vitest'
import { withoutTold } from '../../../src/attempt/received.ts'

const error = new Error('inner')
const outer = new Error('outer', { cause: error })
const outermost = new Error('outermost', { cause: outer })
const several = new AggregateError([new Error('other'), error], 'several')
const like = new Error('inner')
const [one, two] = [new Error('one'), new Error('two')]
Object.assign(one, { cause: two })
Object.assign(two, { cause: one })
const unreadable = Proxy.revocable({}, {})
unreadable.revoke()

test.each<[title: string, received: unknown[], told: unknown[], left: unknown[]]>([
  ['an error that was told', [error], [error], []],
  ['an error that comes twice', [error, error], [], [error]],
  ['a value that was told', ['no'], ['no'], []],
  ['an error that one which was told names as its cause', [error], [outer], []],
  ['the cause of its cause', [error], [outermost], []],
  ['a part of one that was told', [error], [several], []],
  ['the cause of one that comes later', [error, outermost], [], [outermost]],
  ['an error whose cause was told', [outer], [error], [outer]],
  ['errors that are each the cause of the other', [one, two], [], [one, two]],
  ['an error that nobody can look at', [unreadable.proxy], [outer], [unreadable.proxy]],
  ['an error of its own', [like], [outer], [like]],
])('what is left to tell of %s', (_, received, told, left) => {
  const owned = received.map(each => ({ error: each, origin: 'a timer' }))
  const result = withoutTold(owned, told).map(({ error: each }) => each)
  expect(result.map((each, at) => Object.is(each, left[at]))).toEqual(left.map(() => true))
})
