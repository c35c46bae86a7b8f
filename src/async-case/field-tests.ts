import { shared } from '../internal/index.ts'
import type { TestCase } from './test-case.ts'
import { lineageOf, methodOf, testNames, type TestCaseClass } from './test-names.ts'

// Asked twice for a class, and each answer may take an instance.
const fieldsByClass = shared('field-tests', () => new WeakMap<TestCaseClass, readonly string[]>())

/** Whether a class is more than a base class: it has test methods, or fields that were meant to be. */
export function hasTests(cls: TestCaseClass): boolean {
  return testNames(cls).length > 0 || onlyFieldTests(cls).length > 0
}

/**
 * The fields that were meant to be tests, `testGet = async () => { … }`, of a class without a test method. Nothing would
 * make an instance of it, and only an instance has them.
 */
export function onlyFieldTests(cls: TestCaseClass): readonly string[] {
  let names = fieldsByClass.get(cls)
  if (!names) fieldsByClass.set(cls, (names = findFieldTests(cls)))
  return names
}

function findFieldTests(cls: TestCaseClass): readonly string[] {
  if (testNames(cls).length > 0 || !lineageOf(cls).some(hasTestWord)) return []
  const instance = instanceOf(cls)
  return instance ? fieldTestsOf(cls, instance) : []
}

/** Base classes that name nothing so do without an instance. */
function hasTestWord(cls: TestCaseClass): boolean {
  return /(?<![\w$])test/.test(Function.prototype.toString.call(cls))
}

/** The fields of an instance that were meant to be tests: functions that are no methods. */
export function fieldTestsOf(cls: TestCaseClass, testCase: TestCase): string[] {
  const fields = Object.entries(testCase).filter(
    ([name, value]) => name.startsWith('test') && isPlainFunction(value) && !methodOf(cls, name),
  )
  // With a name of its own, a function may be one that exists elsewhere, and is the same in each instance then.
  const another = fields.some(([name, value]) => hasOtherName(name, value)) ? instanceOf(cls) : undefined
  return fields
    .filter(([name, value]) => !hasOtherName(name, value) || Reflect.get(another ?? {}, name) !== value)
    .map(([name]) => name)
}

/** No class, mock or application: those are functions that have something to offer besides a call. */
function isPlainFunction(value: unknown): value is Function {
  if (typeof value !== 'function' || '_isMockFunction' in value) return false
  return Object.keys(value).length === 0 && !/^class\b/.test(Function.prototype.toString.call(value))
}

function hasOtherName(field: string, value: Function): boolean {
  return value.name !== '' && value.name !== field
}

function instanceOf(cls: TestCaseClass): TestCase | undefined {
  try {
    return new cls('')
  } catch {
    // Each test makes an instance as well, and reports why it cannot; a base class may forbid it.
    return undefined
  }
}
