import { shared } from '../internal/index.ts'
import { lineageOf, methodOf, testNames, type TestCaseClass } from './test-names.ts'

// Asked twice for a class, and each answer may take an instance.
const fieldsByClass = shared('field-tests', () => new WeakMap<TestCaseClass, readonly string[]>())

/** Whether a class is more than a base class: it has test methods, or fields that were meant to be. */
export function hasTests(cls: TestCaseClass): boolean {
  return testNames(cls).length > 0 || fieldTests(cls).length > 0
}

/**
 * The fields of a class that were meant to be tests: `testGet = async () => { … }`. Only an instance has them, so that
 * nothing would ever run them.
 */
export function fieldTests(cls: TestCaseClass): readonly string[] {
  let names = fieldsByClass.get(cls)
  if (!names) fieldsByClass.set(cls, (names = mayHaveFieldTests(cls) ? functionFields(cls) : []))
  return names
}

/** A field with a function for its value. Nearly every class does without, and so without the instance. */
const field =
  /(?<!\b(?:const|let|var|static)\s+)(?<![\w$#.])test[\w$]*\s*=\s*(?:async\b|function\b|\(|[\w$]+\s*=>)/

function mayHaveFieldTests(cls: TestCaseClass): boolean {
  return lineageOf(cls).some(each => field.test(Function.prototype.toString.call(each)))
}

/** A function that was written in the field has the field's name; a mock or an application that it keeps has not. */
function functionFields(cls: TestCaseClass): readonly string[] {
  const fields: [string, unknown][] = Object.entries(instanceOf(cls))
  return fields
    .filter(([name, value]) => name.startsWith('test') && typeof value === 'function' && value.name === name)
    .filter(([name]) => methodOf(cls, name) === undefined)
    .map(([name]) => name)
}

function instanceOf(cls: TestCaseClass): object {
  try {
    return new cls('')
  } catch {
    // Each test makes an instance as well, and reports why it cannot.
    return {}
  }
}
