import { expect, vi } from 'vitest'
import { TestCase } from 'vitest-async-case'
import { MyClass } from './my-class.ts'
import { Person } from './person.ts'

export class ListingsTest extends TestCase {
  printed: string[] = []

  override setUp(): void {
    // The article's day, so that the ages are those that it prints.
    vi.useFakeTimers({ now: new Date(2022, 5, 1), toFake: ['Date'] })
    this.addCleanup(() => vi.useRealTimers())
    const log = vi.spyOn(console, 'log').mockImplementation(text => this.printed.push(text))
    this.addCleanup(() => log.mockRestore())
  }

  testPerson(): void {
    // #region darwin
    const darwin = new Person('charles', 'darwin', new Date(1809, 1, 12))
    console.log(`[1] ${darwin.name}, ${darwin.age}`)
    console.log(`[2] ${darwin.name}, ${darwin.age}`)
    // To TypeScript a getter alone is read-only; what is cached can be replaced and forgotten.
    const cached: { name?: string; age?: number } = darwin
    cached.name = 'Chuck Darwin'
    console.log(`[3] ${darwin.name}, ${darwin.age}`)
    darwin.firstName = 'Emma'
    darwin.dateOfBirth = new Date(1808, 4, 2)
    console.log(`[4] ${darwin.name}, ${darwin.age}`)
    delete cached.name
    delete cached.age
    console.log(`[5] ${darwin.name}, ${darwin.age}`)
    // #endregion darwin

    expect(this.printed).toEqual([
      'Constructing name...',
      'Calculating age...',
      '[1] Charles Darwin, 213',
      '[2] Charles Darwin, 213',
      '[3] Chuck Darwin, 213',
      '[4] Chuck Darwin, 213',
      'Constructing name...',
      'Calculating age...',
      '[5] Emma Darwin, 214',
    ])
  }

  testMyClass(): void {
    // #region calls
    const instance = new MyClass()
    console.log('Calling with int...')
    instance.method(123, 1)
    console.log('Calling with str...')
    instance.method('abc', 2)
    console.log('Calling with float...')
    try {
      instance.method(456.789, 3)
    } catch (error) {
      console.log(`Exception: ${(error as Error).message}`)
    }
    // #endregion calls

    expect(this.printed).toEqual([
      'Calling with int...',
      'int version called arg1=123 arg2=1',
      'Calling with str...',
      "str version called arg1='abc' arg2=2",
      'Calling with float...',
      'default version called arg1=456.789 arg2=3',
      'Exception: Arg of type float not supported',
    ])
  }
}
