import { describe, expect, test } from 'vitest'
import { asynccontextmanager, contextmanager, enterAsync } from '../../../src/cleanup/index.ts'
import { NotDecorableError } from '../../../src/errors/index.ts'
import { MagicMock } from '../../../src/mocks/index.ts'

const log: string[] = []
const recorded = () => log.splice(0)

const opened = contextmanager(function* opened(name: string) {
  log.push(`open ${name}`)
  try {
    yield name.length
  } finally {
    log.push(`close ${name}`)
  }
})

const openedSoon = asynccontextmanager(async function* openedSoon(name: string) {
  await Promise.resolve()
  log.push(`open ${name}`)
  try {
    yield name.length
  } finally {
    await Promise.resolve()
    log.push(`close ${name}`)
  }
})

const swallowing = contextmanager(function* swallowing() {
  try {
    yield
  } catch {
    log.push('swallowed')
  }
})

const failing = () => {
  throw new Error('broken')
}

describe('run', () => {
  test('enters, runs the block with the value, and leaves', () => {
    expect(opened('ab').run(size => log.push(`size ${size}`))).toBe(2)
    expect(recorded()).toEqual(['open ab', 'size 2', 'close ab'])
  })

  test('leaves an asynchronous block when it has ended', async () => {
    const result = opened('ab').run(async () => {
      await Promise.resolve()
      log.push('block')
      return 5
    })
    expect([await result, recorded()]).toEqual([5, ['open ab', 'block', 'close ab']])
  })

  test('leaves and throws on what the block throws', async () => {
    expect(() => opened('a').run(failing)).toThrow('broken')
    await expect(openedSoon('b').run(failing)).rejects.toThrow('broken')
    await expect(opened('c').run(async () => failing())).rejects.toThrow('broken')
    expect(recorded()).toEqual(['open a', 'close a', 'open b', 'close b', 'open c', 'close c'])
  })

  test('gives undefined when the manager swallowed the error', async () => {
    expect(swallowing().run(failing)).toBeUndefined()
    expect(await swallowing().run(async () => failing())).toBeUndefined()
    expect(recorded()).toEqual(['swallowed', 'swallowed'])
  })

  test('of an asynchronous manager awaits all of it', async () => {
    expect(await openedSoon('abc').run(size => log.push(`size ${size}`))).toBe(2)
    expect(recorded()).toEqual(['open abc', 'size 3', 'close abc'])
  })
})

describe('a manager decorates', () => {
  test('a function, each call in a manager of its own', () => {
    const add = opened('a')((first: number, second: number) => first + second)
    expect([add(1, 2), add(3, 4), recorded()]).toEqual([3, 7, ['open a', 'close a', 'open a', 'close a']])
  })

  test('a function whose name and length it keeps', () => {
    function divide(_a: number, _b: number) {}
    const divided = opened('a')(divide)
    expect([divided.name, divided.length]).toEqual(['divide', 2])
  })

  test('an asynchronous function', async () => {
    const load = openedSoon('a')(async (id: number) => void log.push(`load ${id}`))
    await load(7)
    expect(recorded()).toEqual(['open a', 'load 7', 'close a'])
  })

  test('a method, by its descriptor, as experimentalDecorators do', () => {
    class Store {
      name = 'store'
      load() {
        return this.name
      }
    }
    const descriptor = Object.getOwnPropertyDescriptor(Store.prototype, 'load') as PropertyDescriptor
    Object.defineProperty(Store.prototype, 'load', opened('a')(Store.prototype, 'load', descriptor))
    expect([new Store().load(), recorded()]).toEqual(['store', ['open a', 'close a']])
  })

  test.each([
    [5, '5'],
    [class Store {}, 'class Store'],
  ])('nothing else: %s', (value, text) => {
    expect(() => opened('a')(value as never)).toThrow(new NotDecorableError('opened', text))
  })

  test('text of the error', () => {
    expect(new NotDecorableError('opened', '5').message).toBe(
      'The context manager opened decorates functions and methods, and got 5. Write it above a method, or call it with a function.',
    )
  })
})

test('a mock is entered as an asynchronous manager by its asyncEnter', async () => {
  const mock = new MagicMock()
  mock.asyncEnter.returnValue = 'connection'
  const { value, exit } = await enterAsync(mock as never)
  await exit()
  expect(value).toBe('connection')
  mock.asyncEnter.assertAwaitedOnceWith()
  mock.asyncExit.assertAwaitedOnce()
  mock.enter.assertNotCalled()
})
