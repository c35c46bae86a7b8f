import { describe, expect, test } from 'vitest'
import { schedulesOfCase } from '../../../src/async-case/index.ts'
import { IsolatedAsyncioTestCase } from '../../../src/index.ts'
import { compile, ways } from '../decorators/ways.ts'

const said = (cls: typeof IsolatedAsyncioTestCase, methodName = 'testOne') => {
  const method: unknown = Reflect.get(cls.prototype, methodName)
  const found = schedulesOfCase({ cls, methodName, method: method as Function, args: [] })
  return found && [found.value, found.name.whole, found.name.option('runs')]
}

/** Made here, since a class of the file would be one that nobody has registered. */
function classes() {
  const source =
    'class Plain extends Base { testOne() {} } class Static extends Plain { static schedules = 5 } class Below extends Static {}'
  // oxlint-disable-next-line typescript/no-implied-eval -- see above
  const make = new Function('Base', `${source} return { Plain, Static, Below }`)
  return make(IsolatedAsyncioTestCase) as Record<'Plain' | 'Static' | 'Below', typeof IsolatedAsyncioTestCase>
}

describe.each(ways)('what is nearest to a test, with decorators lowered by %s', way => {
  test('the decorator of the method comes first, then that of the class', () => {
    const source = `@schedules(3) class A { @schedules({ runs: 2 }) testOne() {} testTwo() {} }`
    const A = compile(way, source, 'A') as unknown as typeof IsolatedAsyncioTestCase
    const { Static } = classes()
    Object.setPrototypeOf(A, Static)
    Object.setPrototypeOf(A.prototype, Static.prototype)
    expect(said(A)).toEqual([{ runs: 2 }, '@schedules on A.testOne', '@schedules on A.testOne: runs'])
    expect(said(A, 'testTwo')).toEqual([3, '@schedules on A', '@schedules on A: runs'])
  })
})

test('a class says it for itself and for those that extend it; who says nothing has none', () => {
  const { Plain, Static, Below } = classes()
  expect(said(Plain)).toBe(undefined)
  expect(said(Static)).toEqual([5, 'Static.schedules', 'Static.schedules.runs'])
  expect(said(Below)).toEqual([5, 'Static.schedules', 'Static.schedules.runs'])
})
