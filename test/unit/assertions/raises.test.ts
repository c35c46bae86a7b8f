import { beforeEach, describe, expect, test } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import {
  AssertionBlockError,
  InvalidPatternError,
  NotABlockError,
  NotAnErrorClassError,
  UnknownOptionError,
  UsingCannotCatchError,
} from '../../../src/errors/index.ts'
import { messageBy, rejectionOf, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

class NotFound extends Error {
  readonly code = 404
}

function raise(error: unknown): never {
  throw error
}

describe('assertRaises with a function', () => {
  test('gives the error, with its own type', () => {
    const error = new NotFound('no page')
    const { exception } = t.assertRaises(NotFound, () => raise(error))
    expect(exception).toBe(error)
    expect(exception.code).toBe(404)
  })

  test('passes the arguments on', () => {
    t.assertRaises(NotFound, raise, new NotFound('no page'))
  })

  test('an error of a subclass will do, and one of several classes', () => {
    t.assertRaises(Error, () => raise(new NotFound('no page')))
    t.assertRaises([RangeError, NotFound], () => raise(new NotFound('no page')))
  })

  test('no error fails, and names the classes and the function', () => {
    const quiet = (): void => {}
    expect(messageBy(() => t.assertRaises(NotFound, quiet))).toBe('NotFound not raised by quiet')
    expect(messageBy(() => t.assertRaises([NotFound, RangeError], () => {}))).toBe(
      'NotFound or RangeError not raised',
    )
  })

  test('the failure is of the failure class and starts at the line of the call', () => {
    const error = thrownBy(() => t.assertRaises(NotFound, () => {}))
    expect(error).toBeInstanceOf(t.failureException)
    expect(error.stack?.split('\n    at ')[1]).toMatch(/raises\.test\.ts:\d+:\d+\)?$/)
  })

  test('another error passes through as it is', () => {
    const error = new RangeError('other')
    expect(thrownBy(() => t.assertRaises(NotFound, () => raise(error)))).toBe(error)
  })

  test('what is thrown need not be an error', () => {
    class Stop {}
    const stop = new Stop()
    expect(t.assertRaises(Stop, () => raise(stop)).exception).toBe(stop)
    expect(thrownBy(() => t.assertRaises(Stop, () => raise('text')))).toBe('text')
    expect(thrownBy(() => t.assertRaises(Stop, () => raise(undefined)))).toBe(undefined)
  })
})

describe('assertRaises with an asynchronous block', () => {
  test('the result is a promise of the error', async () => {
    const error = new NotFound('no page')
    const { exception } = await t.assertRaises(NotFound, async () => raise(error))
    expect(exception).toBe(error)
  })

  test('a promise will do', async () => {
    const { exception } = await t.assertRaises(NotFound, Promise.reject(new NotFound('no page')))
    expect(exception.message).toBe('no page')
  })

  test('no error fails at the line of the call', async () => {
    const error = await rejectionOf(t.assertRaises(NotFound, async () => {}))
    expect(error.message).toBe('NotFound not raised')
    expect(error.stack?.split('\n    at ')[1]).toMatch(/raises\.test\.ts:\d+:\d+\)?$/)
  })

  test('another error passes through as it is', async () => {
    const error = new RangeError('other')
    expect(await rejectionOf(t.assertRaises(NotFound, async () => raise(error)))).toBe(error)
  })
})

describe('assertRaises without a block', () => {
  test('run takes the block, and msg is appended to the failure', async () => {
    const { exception } = t.assertRaises(NotFound).run(() => raise(new NotFound('no page')))
    expect(exception.code).toBe(404)
    expect(messageBy(() => t.assertRaises(NotFound, { msg: 'at once' }).run(() => {}))).toBe(
      'NotFound not raised : at once',
    )
    expect((await rejectionOf(t.assertRaises(NotFound, { msg: 'later' }).run(async () => {}))).message).toBe(
      'NotFound not raised : later',
    )
  })

  test('it is a context manager whose exit swallows the expected error only', () => {
    const context = t.assertRaises(NotFound)
    context.enter()
    expect(context.exit(new NotFound('no page'))).toBe(true)
    expect(context.exception.message).toBe('no page')
    const other = t.assertRaises(NotFound)
    other.enter()
    expect(other.exit(new RangeError('other'))).toBe(false)
    const none = t.assertRaises(NotFound)
    none.enter()
    expect(messageBy(() => none.exit())).toBe('NotFound not raised')
  })

  test('the error is unknown before it has come', () => {
    expect(thrownBy(() => t.assertRaises(NotFound).exception)).toEqual(
      new AssertionBlockError('assertRaises', 'nothing has been raised yet.'),
    )
  })

  test('it works once', () => {
    const context = t.assertRaises(NotFound)
    expect(messageBy(() => context.exit())).toBe('assertRaises(): it was left before it was entered.')
    context.enter()
    expect(messageBy(() => context.enter())).toBe('assertRaises(): it was entered twice. Call it again.')
    context.exit(new NotFound('no page'))
    expect(messageBy(() => context.exit())).toBe('assertRaises(): it was left twice.')
  })

  test('using is refused, since it catches nothing', () => {
    const block = (): void => {
      // @ts-expect-error -- it is no Disposable, which the type says too
      using _context = t.assertRaises(NotFound)
      raise(new NotFound('no page'))
    }
    const error = thrownBy(block)
    expect(error).toBeInstanceOf(UsingCannotCatchError)
    expect(error.message).toBe(
      'assertRaises() cannot stand in a `using` declaration, which does not catch what its block throws. Pass the block: `this.assertRaises(Expected, () => { … })`.',
    )
  })
})

describe('assertRaisesRegex', () => {
  test('the pattern is found in the message', () => {
    t.assertRaisesRegex(NotFound, 'no p', () => raise(new NotFound('no page')))
    t.assertRaisesRegex(NotFound, /PAGE$/i, raise, new NotFound('no page'))
  })

  test('for what is no error, in its text', () => {
    class Stop {
      toString(): string {
        return 'stopped'
      }
    }
    t.assertRaisesRegex(Stop, '^stopped$', () => raise(new Stop()))
  })

  test('another message fails and shows both', () => {
    expect(messageBy(() => t.assertRaisesRegex(NotFound, '^Expected$', raise, new NotFound('no page')))).toBe(
      '/^Expected$/ does not match "no page"',
    )
  })

  test('no error fails', () => {
    const quiet = (): void => {}
    expect(messageBy(() => t.assertRaisesRegex(NotFound, 'x', quiet))).toBe('NotFound not raised by quiet')
    expect(messageBy(() => t.assertRaisesRegex(NotFound, 'x', { msg: 'why' }).run(quiet))).toBe(
      'NotFound not raised : why',
    )
  })

  test('asynchronous blocks and promises work', async () => {
    await t.assertRaisesRegex(NotFound, 'page', async () => raise(new NotFound('no page')))
    await t.assertRaisesRegex(NotFound, 'page', Promise.reject(new NotFound('no page')))
  })

  test('what is no pattern is refused', () => {
    const error = thrownBy(() => t.assertRaisesRegex(NotFound, NotFound as never, () => {}))
    expect(error).toBeInstanceOf(InvalidPatternError)
    expect(error.message).toBe(
      'assertRaisesRegex(): the pattern must be a RegExp, or a string of one that is not empty, but it is class NotFound.',
    )
  })
})

describe('bad input', () => {
  test.each([
    ['a value', 1, '1'],
    ['an instance', new Error('x'), 'an instance of Error'],
    ['an arrow function', () => {}, 'function (anonymous)'],
    ['nothing', undefined, 'undefined'],
    ['no class at all', [], '[]'],
    ['a value among classes', [NotFound, 'x'], '"x"'],
  ])('%s in place of an error class', (_title, expected, shown) => {
    for (const method of ['assertRaises', 'assertRaisesRegex'] as const) {
      const rest = method === 'assertRaises' ? [() => {}] : ['x', () => {}]
      const call = t[method] as (...args: unknown[]) => unknown
      const error = thrownBy(() => call.call(t, expected, ...rest))
      expect(error).toBeInstanceOf(NotAnErrorClassError)
      expect(error.message).toBe(
        `${method}(${shown}, …): the first argument says what to expect, and must be a class, such as TypeError, or an array of classes that is not empty.`,
      )
    }
  })

  test('what cannot be called, in place of the block', () => {
    const error = thrownBy(() => t.assertRaises(NotFound, undefined as never))
    expect(error).toBeInstanceOf(NotABlockError)
    expect(messageBy(() => t.assertRaises(NotFound, 'raise' as never))).toBe(
      'assertRaises(…, "raise"): the block must be a function. Pass `() => { … }`, or a function and its arguments.',
    )
  })

  test('an option that does not exist', () => {
    const error = thrownBy(() => t.assertRaises(NotFound, { message: 'x' } as never))
    expect(error).toBeInstanceOf(UnknownOptionError)
    expect(error.message).toBe('assertRaises(): there is no option "message". The options are msg.')
  })
})
