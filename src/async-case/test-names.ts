import { TestCase } from './test-case.ts'

/** A class of tests: a constructor that takes the method's name, and the class fixtures. */
export type TestCaseClass = typeof TestCase

/** Whether `value` is a class of tests that may be registered: a proper subclass of `TestCase`. */
export function isTestCaseClass(value: unknown): value is TestCaseClass {
  return typeof value === 'function' && value.prototype instanceof TestCase
}

/**
 * The names of a class's test methods: base class first, in the order of definition; an overridden method keeps the
 * place of its first definition. Empty for a base class that has no tests of its own.
 */
export function testNames(cls: TestCaseClass): string[] {
  const defined = lineageOf(cls)
    .toReversed()
    .flatMap(each => Object.getOwnPropertyNames(each.prototype))
  const names = new Set(defined.filter(name => name.startsWith('test')))
  return [...names].filter(name => typeof methodOf(cls, name) === 'function')
}

/** A class and its bases, from itself up to `TestCase`, which is left out. */
export function lineageOf(cls: TestCaseClass): TestCaseClass[] {
  const classes: TestCaseClass[] = []
  for (let each: unknown = cls; isTestCaseClass(each); each = Object.getPrototypeOf(each)) classes.push(each)
  return classes
}

/** The method that an instance of `cls` has under `name`, without running a getter. */
export function methodOf(cls: TestCaseClass, name: string): Function | undefined {
  let prototype: unknown = cls.prototype
  while (typeof prototype === 'object' && prototype !== null) {
    const member: { value?: unknown } | undefined = Object.getOwnPropertyDescriptor(prototype, name)
    if (member) return typeof member.value === 'function' ? member.value : undefined
    prototype = Object.getPrototypeOf(prototype)
  }
  return undefined
}
