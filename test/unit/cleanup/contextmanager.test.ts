import { describe, expect, test } from 'vitest'
import {
  asynccontextmanager,
  contextmanager,
  enterAsync,
  enterSync,
  type AsyncGeneratorContextManager,
  type GeneratorContextManager,
} from '../../../src/cleanup/index.ts'
import {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAGeneratorFunctionError,
} from '../../../src/errors/index.ts'

type Manager = GeneratorContextManager<unknown> | AsyncGeneratorContextManager<unknown>
type Maker = (fn: () => Generator) => () => Manager

/** The same generator, run by either kind: one list of behaviours holds for both. */
const kinds: [string, Maker][] = [
  ['contextmanager', fn => contextmanager(named(fn))],
  ['asynccontextmanager', fn => asynccontextmanager(named(asynchronous(fn)))],
]

function named<F extends () => unknown>(fn: F): F {
  return Object.defineProperty(fn, 'name', { value: 'fixture' })
}

function asynchronous(fn: () => Generator): () => AsyncGenerator {
  return async function* () {
    yield* fn()
  }
}

async function thrownBy(fn: () => unknown): Promise<unknown> {
  try {
    await fn()
  } catch (error) {
    return error
  }
  return undefined
}

describe.each(kinds)('%s', (_name, make) => {
  test('what stands before the yield enters, what stands after it leaves', async () => {
    const events: unknown[] = []
    const manager = make(function* () {
      events.push('enter')
      yield 'value'
      events.push('exit')
    })()
    events.push(await manager.enter())
    events.push(await manager.exit())
    expect(events).toEqual(['enter', 'value', 'exit', false])
  })

  test('nothing runs before it is entered', () => {
    const events: string[] = []
    make(function* () {
      events.push('enter')
      yield
    })()
    expect(events).toEqual([])
  })

  test('each call gives a manager of its own', async () => {
    let count = 0
    const open = make(function* () {
      yield ++count
    })
    expect([await open().enter(), await open().enter()]).toEqual([1, 2])
  })

  test('an error of the block is thrown at the yield, and a generator that catches it swallows it', async () => {
    const events: unknown[] = []
    const manager = make(function* () {
      try {
        yield
      } catch (error) {
        events.push((error as Error).message)
      }
    })()
    await manager.enter()
    events.push(await manager.exit(new Error('in the block')))
    expect(events).toEqual(['in the block', true])
  })

  test('an error that passes through the generator is not swallowed, and its finally block has run', async () => {
    const events: unknown[] = []
    const manager = make(function* () {
      try {
        yield
      } finally {
        events.push('finally')
      }
    })()
    await manager.enter()
    events.push(await manager.exit(new Error('in the block')))
    expect(events).toEqual(['finally', false])
  })

  test('another error that the generator throws instead comes out of exit', async () => {
    const other = new Error('other')
    const manager = make(function* () {
      try {
        yield
      } catch {
        throw other
      }
    })()
    await manager.enter()
    expect(await thrownBy(() => manager.exit(new Error('in the block')))).toBe(other)
  })

  test('an error that leaving throws comes out of exit', async () => {
    const error = new Error('leaving')
    const manager = make(function* () {
      yield
      throw error
    })()
    await manager.enter()
    expect(await thrownBy(() => manager.exit())).toBe(error)
  })

  test('a generator that ends without a yield is an error of enter', async () => {
    const manager = make(function* () {})()
    const error = await thrownBy(() => manager.enter())
    expect(error).toBeInstanceOf(GeneratorDidNotYieldError)
    expect((error as Error).message).toBe(
      'The context manager fixture ended without a yield: its generator must yield exactly once, where the block runs.',
    )
  })

  test('a generator that yields twice is an error of exit, and is closed', async () => {
    const events: string[] = []
    const manager = make(function* () {
      try {
        yield 1
        yield 2
      } finally {
        events.push('closed')
      }
    })()
    await manager.enter()
    const error = await thrownBy(() => manager.exit())
    expect(error).toBeInstanceOf(GeneratorDidNotStopError)
    expect((error as Error).message).toBe(
      'The context manager fixture yielded a second time: its generator must yield exactly once. It was closed.',
    )
    expect(events).toEqual(['closed'])
  })

  test('a generator that yields again after an error keeps that error as the cause', async () => {
    const manager = make(function* () {
      try {
        yield 1
      } catch {
        yield 2
      }
    })()
    await manager.enter()
    const cause = new Error('in the block')
    const error = await thrownBy(() => manager.exit(cause))
    expect(error).toBeInstanceOf(GeneratorDidNotStopError)
    expect((error as Error).message).toBe(
      'The context manager fixture yielded a second time, after an error was thrown into it: its generator must yield exactly once. It was closed.',
    )
    expect((error as Error).cause).toBe(cause)
  })

  test('an error of closing such a generator is kept beside it', async () => {
    const closing = new Error('closing')
    const manager = make(function* () {
      try {
        yield 1
        yield 2
      } finally {
        // oxlint-disable-next-line no-unsafe-finally -- the fault under test
        throw closing
      }
    })()
    await manager.enter()
    const error = (await thrownBy(() => manager.exit())) as AggregateError
    expect(error).toBeInstanceOf(AggregateError)
    expect(error.errors).toEqual([expect.any(GeneratorDidNotStopError), closing])
  })

  test('to enter twice is an error', async () => {
    const manager = make(function* () {
      yield
    })()
    await manager.enter()
    const error = await thrownBy(() => manager.enter())
    expect(error).toBeInstanceOf(ContextManagerStateError)
    expect((error as Error).message).toBe(
      'The context manager fixture was entered twice: a generator runs once. Call the function again to get a new one.',
    )
  })

  test('to leave before entering, or twice, is an error', async () => {
    const manager = make(function* () {
      yield
    })()
    const early = await thrownBy(() => manager.exit())
    await manager.enter()
    await manager.exit()
    const twice = await thrownBy(() => manager.exit())
    expect([early, twice].map(error => (error as Error).message)).toEqual([
      'The context manager fixture was left before it was entered: call its enter() first.',
      'The context manager fixture was left twice.',
    ])
  })

  test('the factory carries the name of its function', () => {
    expect(make(function* () {}).name).toBe('fixture')
  })
})

describe('contextmanager in TypeScript', () => {
  test('using enters at the declaration and leaves at the end of the block', () => {
    const events: unknown[] = []
    const open = contextmanager(function* (name: string) {
      events.push('enter')
      yield name
      events.push('exit')
    })
    {
      using db = open('db')
      events.push(db.value, db.enter())
    }
    expect(events).toEqual(['enter', 'db', 'db', 'exit'])
  })

  test('an error of entering comes out of the using declaration', () => {
    const open = contextmanager(function* () {
      if (events) throw new Error('no database')
      yield
    })
    const events: string[] = []
    const block = (): void => {
      using _db = open()
      events.push('body')
    }
    expect(block).toThrow('no database')
    expect(events).toEqual([])
  })

  test('the value is unknown before it is entered', () => {
    const manager = contextmanager(function* fixture() {
      yield 1
    })()
    expect(() => manager.value).toThrow(
      new ContextManagerStateError('fixture', 'has no value before it is entered: call its enter() first.'),
    )
  })

  test('await using leaves an entered manager', async () => {
    const events: unknown[] = []
    const open = asynccontextmanager(async function* () {
      yield 'value'
      events.push('exit')
    })
    {
      await using manager = open()
      events.push(await manager.enter())
    }
    expect(events).toEqual(['value', 'exit'])
  })

  test('await using over a manager that was never entered is an error', async () => {
    const open = asynccontextmanager(async function* fixture() {
      yield 'value'
    })
    const block = async (): Promise<void> => {
      await using _manager = open()
    }
    await expect(block()).rejects.toThrow(
      new ContextManagerStateError('fixture', 'was left before it was entered: call its enter() first.'),
    )
  })

  test('this and the arguments reach the generator', () => {
    class Repository {
      name = 'repository'
      open = contextmanager(function* (this: Repository, suffix: string) {
        yield this.name + suffix
      })
    }
    const { value, exit } = enterSync(new Repository().open('!'))
    exit()
    expect(value).toBe('repository!')
  })

  test('enterAsync takes what asynccontextmanager makes', async () => {
    const open = asynccontextmanager(async function* () {
      yield 5
    })
    const { value, exit } = await enterAsync(open())
    expect([value, await exit()]).toEqual([5, false])
  })
})

describe('what is no generator function', () => {
  const messageOf = (fn: () => unknown): string => {
    try {
      fn()
    } catch (error) {
      expect(error).toBeInstanceOf(NotAGeneratorFunctionError)
      return (error as Error).message
    }
    return 'accepted'
  }

  test('no function at all is refused when it is given', () => {
    expect(messageOf(() => contextmanager('x' as never))).toBe(
      'contextmanager("x"): it is not a function. Pass a generator function.',
    )
    expect(messageOf(() => asynccontextmanager(null as never))).toBe(
      'asynccontextmanager(null): it is not a function. Pass a generator function.',
    )
  })

  test('a plain function is refused when it is called', () => {
    const fn = function plain(): number {
      return 1
    }
    expect(messageOf(contextmanager(fn as never))).toBe(
      'contextmanager(function plain): it returned no generator. Pass a `function*` that yields once.',
    )
    expect(messageOf(asynccontextmanager(fn as never))).toBe(
      'asynccontextmanager(function plain): it returned no asynchronous generator. Pass an `async function*` that yields once.',
    )
  })

  test('a generator function of the other kind is refused, and the text names the right maker', () => {
    const sync = function* sync(): Generator<number> {
      yield 1
    }
    const async = async function* async(): AsyncGenerator<number> {
      yield 1
    }
    expect(messageOf(contextmanager(async as never))).toBe(
      'contextmanager(function async): its generator is asynchronous. Use asynccontextmanager().',
    )
    expect(messageOf(asynccontextmanager(sync as never))).toBe(
      'asynccontextmanager(function sync): its generator is synchronous. Use contextmanager().',
    )
  })
})
