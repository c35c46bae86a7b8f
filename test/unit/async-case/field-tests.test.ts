import { expect, test } from 'vitest'
import { fieldTests } from '../../../src/async-case/index.ts'
import { TestCase } from '../../../src/index.ts'

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

test('a function that a field only keeps is none', () => {
  const createServer = (): void => {}
  class Keeps extends TestCase {
    testServer = createServer
    testLogger = (() => createServer)()
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

test('no instance is made of a class without such fields', () => {
  let instances = 0
  class Counted extends TestCase {
    static tests = (): number => instances
    tests: unknown
    constructor(methodName?: string) {
      super(methodName)
      instances += 1
      this.tests = () => {}
    }
    testLocal(): void {
      const testLocal = (): void => {}
      testLocal()
    }
  }
  expect([fieldTests(Counted), instances]).toEqual([[], 0])
})

test('a class that cannot be constructed has none: its tests say why', () => {
  class Fails extends TestCase {
    testArrow = (): never => {
      throw new Error('never called')
    }
    port = Fails.fail()
    static fail(): never {
      throw new Error('no port')
    }
  }
  expect(fieldTests(Fails)).toEqual([])
})
