import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { carrierOf } from '../../../src/internal/index.ts'
import { asOneError, reportErrors } from '../../../src/attempt/index.ts'

const throwing = (key: string) =>
  Object.defineProperty(new Error('boom'), key, {
    get() {
      throw new Error('the getter failed')
    },
  })

test.each<[string, unknown, string]>([
  ['an error', new TypeError('boom'), 'TypeError in tearDown: boom'],
  ['a text', 'just text', 'Thrown value in tearDown: just text'],
  ['a symbol', Symbol('s'), 'Thrown value in tearDown: Symbol(s)'],
  ['undefined', undefined, 'Thrown value in tearDown: undefined'],
  ['a plain object', { code: 3 }, 'Thrown value in tearDown: { code: 3 }'],
  ['an array', ['a', 1], "Thrown value in tearDown: [ 'a', 1 ]"],
  ['an object without a prototype', Object.create(null), 'Thrown value in tearDown: {}'],
  ['an error whose message throws', throwing('message'), 'Error in tearDown: '],
  ['an error whose name throws', throwing('name'), 'Error in tearDown: boom'],
  ['an error whose stack throws', throwing('stack'), 'Error in tearDown: boom'],
  ['an object whose message is a symbol', { message: Symbol('m') }, 'Error in tearDown: Symbol(m)'],
])('a report names the phase of %s', (_, error, text) => {
  const [shown, other] = reportErrors([
    { phase: 'tearDown', error },
    { phase: 'cleanup', error: new Error('another') },
  ]) as Error[]
  expect([shown, other].map(one => `${one?.name}: ${one?.message}`)).toEqual([
    text,
    'Error in cleanup: another',
  ])
})

test.each([
  ['an error whose stack throws', () => throwing('stack')],
  ['an object without a prototype', () => Object.create(null) as object],
])('what a test itself threw is passed on: %s', (_, make) => {
  const error = make()
  const [shown] = reportErrors([{ phase: 'testX', error }], 'testX')
  expect(shown === error).toBe(true)
})

/** The errors as a report shows them, as `name: message`. */
function shown(errors: unknown): string[] {
  return (errors as Error[]).map(({ name, message }) => `${name}: ${message}`)
}

const several = (...errors: unknown[]) => new AggregateError(errors, 'several')
const unsaid = (...errors: unknown[]) => new AggregateError(errors)

test('each part of an AggregateError has the name of its phase', () => {
  const error = unsaid(new Error('first'), unsaid(new TypeError('second')))
  expect(shown(reportErrors([{ phase: 'tearDown', error }]))).toEqual([
    'Error in tearDown: first',
    'TypeError in tearDown: second',
  ])
})

test('what an AggregateError says itself stands before its parts', () => {
  const error = several(new Error('first'), new Error('second'))
  expect(shown(reportErrors([{ phase: 'a timer', error }]))).toEqual([
    'AggregateError in a timer: several',
    'Error in a timer: first',
    'Error in a timer: second',
  ])
})

test('what the library says of several errors does not', () => {
  const error = carrierOf([new Error('first'), new Error('second')], '2 module cleanups failed')
  expect(shown(reportErrors([{ phase: 'tearDownModule', error }]))).toEqual([
    'Error in tearDownModule: first',
    'Error in tearDownModule: second',
  ])
})

test('both errors of a SuppressedError are shown, that of the block first', () => {
  const suppressed = new Error('in the block')
  const error = new Error('when the resource was disposed of')
  const both = Object.assign(new Error('An error was suppressed'), {
    name: 'SuppressedError',
    suppressed,
    error,
  })
  expect(reportErrors([{ phase: 'test', error: both }], 'test')).toEqual([suppressed, error])
})

test('what a SuppressedError says itself stands before both', () => {
  const parts = {
    name: 'SuppressedError',
    suppressed: new Error('in the block'),
    error: new Error('closing'),
  }
  const both = Object.assign(new Error('batch 7'), parts)
  expect(shown(reportErrors([{ phase: 'a timer', error: both }], 'test'))).toEqual([
    'SuppressedError in a timer: batch 7',
    'Error in a timer: in the block',
    'Error in a timer: closing',
  ])
})

test('an AggregateError of another realm has its parts shown as well', () => {
  const foreign: unknown = runInNewContext("new AggregateError([new Error('first')], 'batch 7')")
  expect(shown(reportErrors([{ phase: 'a timer', error: foreign }], 'test'))).toEqual([
    'AggregateError in a timer: batch 7',
    'Error in a timer: first',
  ])
})

test('the parts of an AggregateError of the test are the very objects that it has', () => {
  const [first, second] = [new Error('first'), new Error('second')]
  expect(reportErrors([{ phase: 'test', error: unsaid(first, second) }], 'test')).toEqual([first, second])
})

test('an AggregateError that has itself for a part is shown once', () => {
  const error = several(new Error('first'))
  error.errors.push(error)
  expect(shown(reportErrors([{ phase: 'tearDown', error }]))).toEqual([
    'AggregateError in tearDown: several',
    'Error in tearDown: first',
  ])
})

test('an AggregateError without parts is shown itself', () => {
  const error = asOneError(reportErrors([{ phase: 'tearDown', error: several() }]))
  expect(shown((error as AggregateError).errors)).toEqual(['AggregateError in tearDown: several'])
})

test.each(['testX', 'tearDown'])('no line of the library stands in the causes of an error of %s', phase => {
  const own = new URL('../../../src/attempt/attempt.ts', import.meta.url).href
  const failure = (message: string, cause?: Error) => {
    const error = new Error(message, { cause })
    error.stack = `Error: ${message}\n    at load (/a.test.ts:1:1)\n    at Attempt.run (${own}:9:9)`
    return error
  }
  const inner = failure('inner')
  const middle = failure('middle', inner)
  inner.cause = middle
  reportErrors([{ phase, error: failure('outer', middle) }], 'testX')
  expect([middle.stack, inner.stack]).toEqual([
    'Error: middle\n    at load (/a.test.ts:1:1)',
    'Error: inner\n    at load (/a.test.ts:1:1)',
  ])
})

test('a part that cannot be read is told as such, beside the others', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  const error = several(proxy, new Error('another'))
  expect(shown(reportErrors([{ phase: 'tearDown', error }]))).toEqual([
    'AggregateError in tearDown: several',
    'Error in tearDown: an error that cannot be read',
    'Error in tearDown: another',
  ])
})
