import { describe, expect, test } from 'vitest'
import { asynccontextmanager, contextmanager, enterAsync, enterSync } from '../../../src/cleanup/index.ts'
import { NotAContextManagerError } from '../../../src/errors/index.ts'

function refused(fn: () => unknown): string {
  try {
    fn()
  } catch (error) {
    expect(error).toBeInstanceOf(NotAContextManagerError)
    expect(error).toBeInstanceOf(TypeError)
    return (error as Error).message
  }
  throw new Error('it was accepted')
}

async function refusedLater(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(NotAContextManagerError)
  return (error as Error).message
}

class Connection {
  [Symbol.dispose](): void {}
}

class Pool {
  async [Symbol.asyncDispose](): Promise<void> {}
}

describe('enterSync', () => {
  test('a Disposable is its own value and is disposed of on exit', () => {
    const events: string[] = []
    const disposable = { [Symbol.dispose]: () => events.push('dispose') as unknown as void }
    const { value, exit } = enterSync(disposable)
    expect(value).toBe(disposable)
    exit()
    expect(events).toEqual(['dispose'])
  })

  test('the value of an object with enter and exit is what enter returns, and exit receives the error', () => {
    const events: unknown[] = []
    const { value, exit } = enterSync({
      enter: () => 'value',
      exit: error => {
        events.push(error)
        return true
      },
    })
    expect(value).toBe('value')
    expect(exit('error')).toBe(true)
    expect(events).toEqual(['error'])
  })

  test('enter and exit run with their own object as this', () => {
    const manager = {
      name: 'db',
      enter() {
        return this.name
      },
      exit() {
        return this.name
      },
    }
    const { value, exit } = enterSync(manager)
    expect([value, exit()]).toEqual(['db', 'db'])
  })

  test('enter and exit win over Symbol.dispose of the same object', () => {
    const both = { enter: () => 'entered', exit: () => 'exited', [Symbol.dispose]: () => {} }
    const { value, exit } = enterSync(both)
    expect([value, exit()]).toEqual(['entered', 'exited'])
  })

  test('a value with neither protocol is refused', () => {
    expect(refused(() => enterSync({} as never))).toBe(
      'enterContext(a plain object): it is not a context manager: it has neither [Symbol.dispose]() nor enter() and exit(). Pass an object that has them, or one made by contextmanager().',
    )
    expect(refused(() => enterSync(undefined as never))).toBe(
      'enterContext(undefined): it is not a context manager: it has neither [Symbol.dispose]() nor enter() and exit(). Pass an object that has them, or one made by contextmanager().',
    )
  })

  test('half of the protocol is refused, and the text names the missing half', () => {
    expect(refused(() => enterSync({ enter: () => 1 } as never))).toBe(
      'enterContext(a plain object): it is not a context manager: it has enter() but no exit(). Pass an object that has them, or one made by contextmanager().',
    )
    expect(refused(() => enterSync({ exit: () => 1 } as never))).toBe(
      'enterContext(a plain object): it is not a context manager: it has exit() but no enter(). Pass an object that has them, or one made by contextmanager().',
    )
  })

  test('a function that would make a manager is refused, and the text says to call it', () => {
    const connect = contextmanager(function* connect() {
      yield 1
    })
    expect(refused(() => enterSync(connect as never))).toBe(
      'enterContext(function connect): it is not a context manager: it has neither [Symbol.dispose]() nor enter() and exit(). Pass an object that has them, or one made by contextmanager(). If the function makes one, call it.',
    )
  })

  test('an AsyncDisposable is refused, and the text says to use enterAsyncContext', () => {
    expect(refused(() => enterSync(new Pool() as never))).toBe(
      'enterContext(an instance of Pool): it is an asynchronous context manager. Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase.',
    )
  })

  test('for a class or a module the text says how to register it there', () => {
    expect(refused(() => enterSync(new Pool() as never, 'enterClassContext'))).toBe(
      'enterClassContext(an instance of Pool): it is an asynchronous context manager. Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase in a test or its asyncSetUp, or await its enter() in an async set-up and pass its exit to addClassCleanup.',
    )
  })

  test('an asynchronous manager made from a generator is refused before it runs', () => {
    const events: string[] = []
    const open = asynccontextmanager(async function* open() {
      events.push('opened')
      yield 1
    })
    expect(refused(() => enterSync(open() as never))).toBe(
      'enterContext(an instance of AsyncGeneratorContextManager): it is an asynchronous context manager. Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase.',
    )
    expect(events).toEqual([])
  })

  test('an object whose enter is an async function is refused before it runs', () => {
    const events: string[] = []
    const manager = { enter: async () => events.push('entered'), exit: () => {} }
    expect(refused(() => enterSync(manager as never))).toBe(
      'enterContext(a plain object): it is an asynchronous context manager. Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase.',
    )
    expect(events).toEqual([])
  })

  test('an object whose enter turns out to return a promise is refused, and left as soon as it is entered', async () => {
    const events: string[] = []
    const left = resolvers()
    const manager = {
      enter: () => Promise.resolve().then(() => events.push('entered')),
      exit: () => {
        events.push('left')
        left.resolve(undefined)
      },
    }
    expect(refused(() => enterSync(manager as never))).toBe(
      'enterContext(a plain object): its enter() is asynchronous. Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase.',
    )
    await left.promise
    expect(events).toEqual(['entered', 'left'])
  })
})

function resolvers(): { promise: Promise<unknown>; resolve(value: unknown): void } {
  let resolve!: (value: unknown) => void
  const promise = new Promise(done => (resolve = done))
  return { promise, resolve }
}

describe('enterAsync', () => {
  test('an AsyncDisposable is its own value and is disposed of on exit', async () => {
    const events: string[] = []
    const disposable = { [Symbol.asyncDispose]: async () => void events.push('dispose') }
    const { value, exit } = await enterAsync(disposable)
    expect(value).toBe(disposable)
    await exit()
    expect(events).toEqual(['dispose'])
  })

  test('enter is awaited, and exit receives the error', async () => {
    const events: unknown[] = []
    const { value, exit } = await enterAsync({
      enter: async () => 'value',
      exit: async error => {
        events.push(error)
        return true
      },
    })
    expect(value).toBe('value')
    expect(await exit('error')).toBe(true)
    expect(events).toEqual(['error'])
  })

  test('an object whose enter and exit are synchronous will do', async () => {
    const { value, exit } = await enterAsync({ enter: () => 1, exit: () => 2 })
    expect([value, exit()]).toEqual([1, 2])
  })

  test('a value with neither protocol is refused', async () => {
    expect(await refusedLater(enterAsync(7 as never))).toBe(
      'enterAsyncContext(7): it is not an asynchronous context manager: it has neither [Symbol.asyncDispose]() nor enter() and exit(). Pass an object that has them, or one made by asynccontextmanager().',
    )
  })

  test('a Disposable is refused, and the text says to use enterContext', async () => {
    expect(await refusedLater(enterAsync(new Connection() as never))).toBe(
      'enterAsyncContext(an instance of Connection): it is a synchronous context manager. Use `enterContext(…)`.',
    )
  })

  test('a synchronous manager made from a generator is refused before it runs', async () => {
    const events: string[] = []
    const open = contextmanager(function* open() {
      events.push('opened')
      yield 1
    })
    expect(await refusedLater(enterAsync(open()))).toBe(
      'enterAsyncContext(an instance of GeneratorContextManager): it is a synchronous context manager. Use `enterContext(…)`.',
    )
    expect(events).toEqual([])
  })
})
