import { InvalidTestOptionError } from '../errors/index.ts'
import { isSlipOf, showValue } from '../internal/index.ts'
import type { DecoratorParts } from './make-decorator.ts'
import { markOptions, type VitestOptions } from './marks.ts'
import type { AnyClass } from './site.ts'
import {
  defineTest,
  testDecorator,
  testMethodOrClass,
  type MethodName,
  type MethodTestDecorator,
  type TestDecorator,
  type TestFlag,
} from './test-decorator.ts'

/** A decorator with arguments, and its plain form, which takes the target first. */
export interface TestOption<Args extends unknown[]> {
  (...args: Args): TestDecorator
  /** The plain form, on a class or on the member of a prototype or class, before the arguments. */
  define: {
    (target: AnyClass, ...args: Args): void
    <T extends object>(target: T, name: MethodName<T>, ...args: Args): void
  }
}

function marking(name: string, options: VitestOptions): DecoratorParts {
  const mark = (target: object) => markOptions(target, options)
  return { name, takes: testMethodOrClass, method: mark, class: mark }
}

function flag(name: 'only' | 'todo' | 'concurrent' | 'sequential'): TestFlag {
  const parts = marking(name, { [name]: true })
  const define = (target: object, member?: PropertyKey) => defineTest(parts, target, member)
  return Object.assign(testDecorator(parts), { define })
}

/**
 * A decorator with arguments. `read` turns them into options and throws for bad ones. A class as the target of
 * `define` is meant itself unless a member name stands before the arguments.
 */
function option<Args extends unknown[]>(
  name: string,
  read: (args: readonly unknown[], label: string) => VitestOptions,
  isMemberCall: (args: readonly unknown[]) => boolean = args => args.length > 1,
): TestOption<Args> {
  const define = (target: object, ...args: unknown[]) => {
    const onMember = typeof target !== 'function' || isMemberCall(args)
    const [member, values] = onMember ? [args[0] as PropertyKey, args.slice(1)] : [undefined, args]
    defineTest(marking(name, read(values, `${name}.define`)), target, member)
  }
  return Object.assign((...args: Args) => testDecorator(marking(name, read(args, name))), { define })
}

function count(value: unknown, label: string, expected: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new InvalidTestOptionError(label, showValue(value), expected)
}

function texts(values: readonly unknown[], label: string): string[] {
  const wrong = values.find(value => typeof value !== 'string' || value === '')
  if (values.length === 0 || wrong !== undefined)
    throw new InvalidTestOptionError(label, showValue(wrong), 'one or more names of tags as strings')
  return values.filter(value => typeof value === 'string')
}

function argumentLists(value: unknown, label: string): unknown[][] {
  if (Array.isArray(value) && value.length > 0)
    return value.map((item: unknown) => (Array.isArray(item) ? item : [item]))
  throw new InvalidTestOptionError(label, showValue(value), 'a list with at least one value or argument list')
}

function optionRecord(value: unknown, label: string): VitestOptions {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidTestOptionError(label, showValue(value), "an object of Vitest's test options")
  // What else there is, Vitest may know.
  for (const name of Object.keys(value)) {
    const meant = optionNames.includes(name) ? undefined : optionNames.find(each => isSlipOf(name, each))
    if (meant) throw new InvalidTestOptionError(label, `the option '${name}'`, `'${meant}', if that is meant`)
  }
  return value
}

const optionNames: readonly string[] =
  'only todo skip fails concurrent sequential shuffle retry repeats timeout tags meta each'.split(' ')

/** Vitest's own test options, for a method (`test`) or a class (`describe`), which its subclasses inherit. */
export const testOptions: TestOption<[options: VitestOptions]> = option('testOptions', ([value], label) =>
  optionRecord(value, label),
)

/** Runs only this test or class of the file, as `test.only`. Not inherited. */
export const only = flag('only')

/** Lists the test or class without running it, as `test.todo`. Not inherited. */
export const todo = flag('todo')

/** Runs the test, or the tests of the class, beside other concurrent ones, as `test.concurrent`. */
export const concurrent = flag('concurrent')

/** Runs the test alone inside a concurrent class, as `test.sequential`. */
export const sequential = flag('sequential')

/** Tries a failing test again, up to `times` times. */
export const retry: TestOption<[times: number]> = option('retry', ([times], label) => ({
  retry: count(times, label, 'how often to try again, a whole number from 0 on'),
}))

/** Runs a passing test again, `times` times. */
export const repeats: TestOption<[times: number]> = option('repeats', ([times], label) => ({
  repeats: count(times, label, 'how often to run again, a whole number from 0 on'),
}))

/** The time limit of the test, or of each test of the class, in milliseconds. */
export const timeout: TestOption<[milliseconds: number]> = option('timeout', ([limit], label) => ({
  timeout: count(limit, label, 'a limit in milliseconds, a whole number from 0 on'),
}))

/** Adds tags of Vitest's, by which a run can be filtered; they must be declared in its configuration. */
export const tags: TestOption<[tag: string, ...more: string[]]> = option(
  'tags',
  (values, label) => ({ tags: texts(values, label) }),
  // A class alone cannot tell a tag from a member's name; a static member is no test.
  () => false,
)

/** `each` is for methods: a class has no arguments. */
export interface Each {
  (values: readonly unknown[]): MethodTestDecorator
  /** The plain form, on a method of a prototype. */
  define: <T extends object>(target: T, name: MethodName<T>, values: readonly unknown[]) => void
}

function eachParts(values: unknown, label: string): DecoratorParts {
  const options = { each: argumentLists(values, label) }
  return { name: 'each', takes: 'a test method', method: fn => markOptions(fn, options) }
}

/** Runs a test method once per item: an array is the list of arguments, anything else the one argument. */
export const each: Each = Object.assign((values: unknown) => testDecorator(eachParts(values, 'each')), {
  define: (target: object, name: PropertyKey, values: unknown) =>
    defineTest(eachParts(values, 'each.define'), target, name),
}) as Each
