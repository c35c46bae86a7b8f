import { ownSchedulesMark } from '../decorators/index.ts'
import type { SettingName } from '../schedules/index.ts'
import type { CaseTest } from './case-program.ts'
import { saidOfCase } from './said-of-case.ts'

/** What somebody has said about the schedules of a test. */
export interface SaidSchedules {
  readonly value: unknown
  /** With the method or the class that it was said of; neither where it is the whole run's. */
  readonly name?: SettingName
  readonly of?: Function
}

/** What is said nearest to a test about its schedules; whether it fits is looked at when they are run. */
export function schedulesOfCase(test: CaseTest): Required<SaidSchedules> | undefined {
  const said = saidOfCase(test, 'schedules', ownSchedulesMark)
  if (!said) return undefined
  const { value, where, isDecorator, of } = said
  return { value, of, name: { whole: where, option: name => `${where}${isDecorator ? ': ' : '.'}${name}` } }
}
