import { beforeEach, describe, expect, test } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { AssertionBlockError, InvalidPatternError, NotAWarningKindError } from '../../../src/errors/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'
import { messageBy, rejectionOf, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

class QuotaWarning extends Error {
  override name = 'QuotaWarning'
}

const deprecate = (text = 'old'): void => process.emitWarning(text, 'DeprecationWarning', 'DEP1')

/** The warnings that reach the process while `fn` runs and on the tick after it. */
async function delivered(fn: () => unknown): Promise<string[]> {
  const seen: string[] = []
  const listener = (warning: Error): void => void seen.push(`${warning.name}: ${warning.message}`)
  process.on('warning', listener)
  try {
    await fn()
    await new Promise<void>(resolve => process.nextTick(resolve))
  } finally {
    process.off('warning', listener)
  }
  return seen
}

describe('assertWarns', () => {
  test('gives the warning, with its code', () => {
    const { warning } = t.assertWarns('DeprecationWarning', deprecate)
    expect(warning).toMatchObject({ name: 'DeprecationWarning', message: 'old', code: 'DEP1' })
  })

  test('tells the file and the line that gave it', () => {
    const here = new Error('line')
    const { filename, lineno } = t.assertWarns('Warning', () => process.emitWarning('here'))
    expect(filename).toMatch(/warns\.test\.ts$/)
    expect(lineno).toBe(Number(/warns\.test\.ts:(\d+)/.exec(here.stack!)![1]) + 1)
  })

  test('passes the arguments on', () => {
    expect(t.assertWarns('DeprecationWarning', deprecate, 'very old').warning.message).toBe('very old')
  })

  test('takes a class, several kinds, and Warning for any', () => {
    const warning = new QuotaWarning('90%')
    expect(t.assertWarns(QuotaWarning, () => process.emitWarning(warning)).warning).toBe(warning)
    t.assertWarns(['ExperimentalWarning', QuotaWarning], () => process.emitWarning(warning))
    t.assertWarns('Warning', deprecate)
  })

  test('reads every form of process.emitWarning', () => {
    const read = (emit: () => void): object =>
      Object.fromEntries(Object.entries(t.assertWarns('Warning', emit).warning))
    expect(read(() => process.emitWarning('a', { type: 'B', code: 'C', detail: 'D' }))).toEqual({
      name: 'B',
      code: 'C',
      detail: 'D',
    })
    expect(read(() => process.emitWarning('a', deprecate))).toEqual({ name: 'Warning' })
    expect(read(() => process.emitWarning('a', 'B', deprecate))).toEqual({ name: 'B' })
  })

  test('arguments that Node refuses are refused as by Node', () => {
    expect(messageBy(() => t.assertWarns('Warning', () => process.emitWarning(5 as never)))).toMatch(
      /^The "warning" argument must be of type string or an instance of Error/,
    )
  })

  test('the expected warning goes no further, and another one does', async () => {
    const seen = await delivered(() =>
      t.assertWarns('DeprecationWarning', () => {
        process.emitWarning('expected', 'DeprecationWarning')
        process.emitWarning('another', 'OtherWarning')
      }),
    )
    expect(seen).toEqual(['OtherWarning: another'])
  })

  test('afterwards process.emitWarning is as it was', async () => {
    const { emitWarning } = process
    t.assertWarns('DeprecationWarning', deprecate)
    expect(process.emitWarning).toBe(emitWarning)
    thrownBy(() => t.assertWarns('DeprecationWarning', () => {}))
    expect(process.emitWarning).toBe(emitWarning)
    expect(await delivered(deprecate)).toEqual(['DeprecationWarning: old'])
  })

  test('no warning fails, and names the kinds and the function', () => {
    const quiet = (): void => {}
    expect(messageBy(() => t.assertWarns('DeprecationWarning', quiet))).toBe(
      'DeprecationWarning not triggered by quiet',
    )
    expect(messageBy(() => t.assertWarns(['A', QuotaWarning], { msg: 'why' }).run(() => {}))).toBe(
      'A or QuotaWarning not triggered : why',
    )
  })

  test('an error of the block passes through', () => {
    const error = new Error('broken')
    expect(
      thrownBy(() =>
        t.assertWarns('DeprecationWarning', () => {
          throw error
        }),
      ),
    ).toBe(error)
  })

  test('an asynchronous block is heard to its end, and what comes as an event too', async () => {
    const { warning } = await t.assertWarns('DeprecationWarning', async () => {
      await Promise.resolve()
      deprecate()
    })
    expect(warning.message).toBe('old')
    const { emitWarning } = process
    const late = await t.assertWarns('Early', async () => emitWarning('taken earlier', 'Early'))
    expect(late.warning.message).toBe('taken earlier')
    const error = await rejectionOf(t.assertWarns('DeprecationWarning', async () => {}))
    expect(error.message).toBe('DeprecationWarning not triggered')
    expect(error.stack?.split('\n    at ')[1]).toMatch(/warns\.test\.ts:\d+:\d+\)?$/)
  })

  test('using hears from the declaration to the end of the block', () => {
    let warned
    {
      using context = t.assertWarns('DeprecationWarning')
      deprecate()
      warned = context
    }
    expect(warned.warning.message).toBe('old')
    expect(
      messageBy(() => {
        using _context = t.assertWarns('DeprecationWarning')
      }),
    ).toBe('DeprecationWarning not triggered')
  })

  test('await using waits for events', async () => {
    const { emitWarning } = process
    let warned
    {
      await using context = t.assertWarns('Early')
      emitWarning('taken earlier', 'Early')
      warned = context
    }
    expect(warned.warning.message).toBe('taken earlier')
  })

  test('of two, one in the other, the inner one takes what it expects', () => {
    const outer = t.assertWarns('Warning', () => {
      expect(t.assertWarns('DeprecationWarning', deprecate).warning.message).toBe('old')
      process.emitWarning('outer')
    })
    expect(outer.warning.message).toBe('outer')
  })

  test('what another test warns of at the same time is not heard', async () => {
    const scopeOf = (name: string) => ({ owner: new Owner('test', name), values: new Map(), task: undefined })
    const other = scopeOf('B.test')
    const seen = await delivered(() =>
      runInScope(scopeOf('A.test'), async () => {
        const error = await rejectionOf(
          t.assertWarns('DeprecationWarning', async () => runInScope(other, () => deprecate('of B'))),
        )
        expect(error.message).toBe('DeprecationWarning not triggered')
      }),
    )
    expect(seen).toEqual(['DeprecationWarning: of B'])
  })

  test('the warning is unknown before it has come', () => {
    expect(thrownBy(() => t.assertWarns('DeprecationWarning').warning)).toEqual(
      new AssertionBlockError('assertWarns', 'no warning has come yet.'),
    )
  })
})

describe('assertWarnsRegex', () => {
  test('gives the first warning whose message has the pattern', () => {
    const { warning } = t.assertWarnsRegex('DeprecationWarning', /o+/, () => {
      deprecate('bar')
      deprecate('foo')
    })
    expect(warning.message).toBe('foo')
  })

  test('another message fails and shows both', () => {
    expect(messageBy(() => t.assertWarnsRegex('DeprecationWarning', 'o+', deprecate, 'bar'))).toBe(
      '/o+/ does not match "bar"',
    )
    expect(messageBy(() => t.assertWarnsRegex('DeprecationWarning', 'o+', () => {}))).toBe(
      'DeprecationWarning not triggered',
    )
  })

  test('what is no pattern is refused', () => {
    const error = thrownBy(() => t.assertWarnsRegex('DeprecationWarning', QuotaWarning as never, deprecate))
    expect(error).toBeInstanceOf(InvalidPatternError)
    expect(error.message).toBe(
      'assertWarnsRegex(): the pattern must be a RegExp, or a string of one that is not empty, but it is class QuotaWarning.',
    )
  })

  test('forms without a block work', async () => {
    {
      using _context = t.assertWarnsRegex('DeprecationWarning', 'o')
      deprecate()
    }
    await t.assertWarnsRegex('DeprecationWarning', 'o').run(async () => deprecate())
  })
})

test.each([
  ['an empty name', '', '""'],
  ['nothing', undefined, 'undefined'],
  ['no kind at all', [], '[]'],
  ['a value among kinds', ['A', 5], '5'],
])('%s is refused', (_title, expected, shown) => {
  const error = thrownBy(() => t.assertWarns(expected as never, () => {}))
  expect(error).toBeInstanceOf(NotAWarningKindError)
  expect(error.message).toBe(
    `assertWarns(${shown}, …): the first argument says what to expect, and must be a warning's name, such as 'DeprecationWarning', its class, or an array of these that is not empty.`,
  )
})
