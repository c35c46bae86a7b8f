import { describe, expect, test } from 'vitest'
import { isExpectedFailure, skipReason } from '../../../src/decorators/index.ts'
import {
  DecoratedFieldError,
  MissingMemberError,
  MissingReasonError,
  SkipTest,
  expectedFailure,
  skip,
  skipIf,
  skipUnless,
} from '../../../src/index.ts'
import { compile, ways } from './ways.ts'

const makeClass = () =>
  class ServerTest {
    static setUpClass(): void {}
    testSlow(): void {}
  }

describe.each(ways)('as a decorator, lowered by %s', way => {
  test('a skipped method carries its reason and throws SkipTest when it is called', () => {
    const ServerTest = compile(way, `class ServerTest { @skip('slow') testSlow() {} }`, 'ServerTest')
    const { testSlow } = ServerTest.prototype
    expect(skipReason(testSlow)).toBe('slow')
    expect(testSlow.name).toBe('testSlow')
    expect(() => testSlow()).toThrow(new SkipTest('slow'))
  })

  test('skip without brackets, and without a reason, skips with an empty reason', () => {
    const source = `class A { @skip testOne() {} @skip() testTwo() {} }`
    const A = compile(way, source, 'A')
    expect([skipReason(A.prototype.testOne), skipReason(A.prototype.testTwo)]).toEqual(['', ''])
  })

  test('a skipped class skips its subclasses, and not its base', () => {
    const source = `class Base {} ; @skip('old') class Old extends Base {} ; class Newer extends Old {}`
    const classes = compile(way, source, '[Base, Old, Newer]')
    expect(classes.map(skipReason)).toEqual([undefined, 'old', 'old'])
  })

  test('skipIf and skipUnless ask their condition', () => {
    const source = `class A {
      @skipIf(true, 'a') one() {} @skipIf(false, 'b') two() {}
      @skipUnless(true, 'c') three() {} @skipUnless(false, 'd') four() {}
    }`
    const { one, two, three, four } = compile(way, source, 'A').prototype
    expect([one, two, three, four].map(skipReason)).toEqual(['a', undefined, undefined, 'd'])
  })

  test('a mark below another decorator of the library is seen through its wrapper', () => {
    const source = `class A { @skip('why') @expectedFailure testOne() {} }`
    const { testOne } = compile(way, source, 'A').prototype
    expect([skipReason(testOne), isExpectedFailure(testOne)]).toEqual(['why', true])
  })

  test('expectedFailure marks a method, and a class with its subclasses', () => {
    const source = `class A { @expectedFailure testBug() {} testFine() {} }
      @expectedFailure class B {} ; class C extends B {}`
    const [A, B, C] = compile(way, source, '[A, B, C]')
    expect([A, A.prototype.testBug, A.prototype.testFine, B, C].map(isExpectedFailure)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ])
  })

  test('a field cannot be skipped', () => {
    expect(() => compile(way, `class A { @skip('x') testSlow = () => {} }`, 'A')).toThrow(
      new DecoratedFieldError('@skip', 'testSlow', 'a test method or a class'),
    )
  })
})

describe('as a plain call', () => {
  test('skip.define marks a method or a class', () => {
    const ServerTest = makeClass()
    skip.define(ServerTest.prototype, 'testSlow', 'slow')
    expect(skipReason(ServerTest.prototype.testSlow)).toBe('slow')
    expect(skipReason(ServerTest)).toBeUndefined()
    skip.define(ServerTest, 'all of it')
    expect(skipReason(ServerTest)).toBe('all of it')
  })

  test('skip.define with a name and a reason on a class means its static method', () => {
    const ServerTest = makeClass()
    skip.define(ServerTest, 'setUpClass', 'no server')
    expect(skipReason(ServerTest)).toBeUndefined()
    expect(() => ServerTest.setUpClass()).toThrow(new SkipTest('no server'))
  })

  test('skip(reason) called on a class marks it and gives it back', () => {
    const ServerTest = makeClass()
    expect(skip('old')(ServerTest)).toBe(ServerTest)
    expect(skipReason(ServerTest)).toBe('old')
  })

  test('skipIf.define and skipUnless.define ask their condition', () => {
    const [First, Second] = [makeClass(), makeClass()]
    skipIf.define(First.prototype, 'testSlow', true, 'slow')
    skipUnless.define(Second, true, 'never')
    expect(skipReason(First.prototype.testSlow)).toBe('slow')
    expect(skipReason(Second)).toBeUndefined()
  })

  test('an inherited method is marked on the subclass only', () => {
    const Base = makeClass()
    class Sub extends Base {}
    expectedFailure.define(Sub.prototype, 'testSlow')
    expect(isExpectedFailure(Sub.prototype.testSlow)).toBe(true)
    expect(isExpectedFailure(Base.prototype.testSlow)).toBe(false)
  })
})

describe('misuse', () => {
  test('a reason that is not a string is refused', () => {
    // @ts-expect-error a reason is a string
    expect(() => skip(5)).toThrow(new MissingReasonError('skip', '5'))
    expect(new MissingReasonError('skip', '5').message).toBe(
      "skip needs a reason as a string, got 5. Say why, as in skip(…, 'needs a network').",
    )
  })

  test('skipIf without a reason is refused', () => {
    // @ts-expect-error the reason is missing
    expect(() => skipIf(true)).toThrow(new MissingReasonError('skipIf', 'undefined'))
  })

  test('define names a member that is missing', () => {
    const ServerTest = makeClass()
    // @ts-expect-error there is no such method
    expect(() => skip.define(ServerTest.prototype, 'testSlwo', 'slow')).toThrow(MissingMemberError)
    expect(new MissingMemberError('skip.define', 'testSlwo', 'the prototype of ServerTest').message).toBe(
      "skip.define: the prototype of ServerTest has no member 'testSlwo'. " +
        'Give the prototype for an instance member, the class for a static one, and the name as it is written there.',
    )
  })
})
