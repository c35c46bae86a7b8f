import { expect, test, vi } from 'vitest'
import { fieldTestsOf, onlyFieldTests } from '../../../src/async-case/field-tests.ts'
import { AsyncMock, TestCase } from '../../../src/index.ts'

const fieldTests = (cls: typeof TestCase) => fieldTestsOf(cls, new cls(''))

test('functions that are written in fields are found, also in a base class', () => {
  class Base extends TestCase {
    testOfBase = (): void => {}
  }
  class Fields extends Base {
    testArrow = async (): Promise<void> => {}
    testFunction = function testFunction(): void {}
    helper = (): void => {}
  }
  expect(fieldTests(Fields)).toEqual(['testOfBase', 'testArrow', 'testFunction'])
})

test('functions that something else makes in a field are found', () => {
  const wrap = (body: () => void) =>
    function wrapped(): void {
      body()
    }
  class Wrapped extends TestCase {
    testAnonymous = (() => () => {})()
    testWrapped = wrap(() => {})
    testBound = this.helper.bind(this)
    helper(): void {}
  }
  expect(fieldTests(Wrapped)).toEqual(['testAnonymous', 'testWrapped', 'testBound'])
})

test('what a field only keeps is none', () => {
  const createServer = (): void => {}
  class Keeps extends TestCase {
    testServer = createServer
    testLogger = (() => createServer)()
    testTimeout = 300
    testModel = class {}
    testMock = new AsyncMock()
    testSpy = vi.fn()
    testApp = Object.assign((): void => {}, { get: () => {} })
  }
  expect(fieldTests(Keeps)).toEqual([])
})

test('a field that has the place of a method is that test', () => {
  class Methods extends TestCase {
    testIt(): void {}
  }
  class Overrides extends Methods {
    override testIt = (): void => {}
  }
  expect(fieldTests(Overrides)).toEqual([])
})

test('of a class without a test method they are found by an instance', () => {
  class Only extends TestCase {
    testArrow = (): void => {}
  }
  class Mixed extends Only {
    testMethod(): void {}
  }
  expect([onlyFieldTests(Only), onlyFieldTests(Mixed)]).toEqual([['testArrow'], []])
})

test('no instance is made of a base class that names no test, nor of one with test methods', () => {
  let instances = 0
  class Counted extends TestCase {
    readonly number = (instances += 1)
  }
  class WithMethod extends Counted {
    testMethod(): void {
      const testLocal = (): void => {}
      testLocal()
    }
  }
  expect([onlyFieldTests(Counted), onlyFieldTests(WithMethod), instances]).toEqual([[], [], 0])
})

test('a class that cannot be constructed has none: it may be abstract', () => {
  class Fails extends TestCase {
    testArrow = (): never => {
      throw new Error('never called')
    }
    port = Fails.fail()
    static fail(): never {
      throw new Error('no port')
    }
  }
  expect(onlyFieldTests(Fails)).toEqual([])
})
