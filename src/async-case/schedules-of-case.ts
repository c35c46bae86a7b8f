import { ownSchedulesMark } from '../decorators/index.ts'
import type { SettingName } from '../schedules/index.ts'
import type { CaseTest } from './case-program.ts'
import { TestCase } from './test-case.ts'

/** What somebody has said about the schedules of a test. */
export interface SaidSchedules {
  readonly value: unknown
  readonly name: SettingName
}

/** What is nearest to a test: its own decorator, then its class's, the class's `static schedules`, then those of its base. */
export function schedulesOfCase({ cls, methodName, method }: CaseTest): SaidSchedules | undefined {
  const mark = method && ownSchedulesMark(method)
  if (mark !== undefined) return byDecorator(mark, `${cls.name}.${methodName}`)
  for (let at: Function = cls; at !== TestCase; at = Object.getPrototypeOf(at) as Function) {
    const ofClass = ownSchedulesMark(at)
    if (ofClass !== undefined) return byDecorator(ofClass, at.name)
    const value: unknown = Object.hasOwn(at, 'schedules') ? Reflect.get(at, 'schedules') : undefined
    const whole = `${at.name}.schedules`
    if (value !== undefined) return { value, name: { whole, option: name => `${whole}.${name}` } }
  }
  return undefined
}

function byDecorator(value: unknown, target: string): SaidSchedules {
  const whole = `@schedules on ${target}`
  return { value, name: { whole, option: name => `${whole}: ${name}` } }
}
