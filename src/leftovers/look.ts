import { isNode } from '../internal/index.ts'
import { noChanges, type Change, type Look, type TakeLook } from './change.ts'
import { lookAtConsole } from './console-methods.ts'
import { lookAtEnvironment } from './environment.ts'
import { lookAtExitCode } from './exit-code.ts'
import { lookAtFakeTimers } from './fake-timers.ts'
import { lookAtGlobals } from './globals.ts'
import { lookAtStackTraceLimit } from './stack-trace-limit.ts'
import { lookAtWorkingDirectory } from './working-directory.ts'

/** What is found by comparing, in the order in which it is put back: fake timers first, since they stand before others. */
const everywhere: readonly TakeLook[] = [
  lookAtFakeTimers,
  lookAtGlobals,
  lookAtConsole,
  lookAtStackTraceLimit,
]
const inNode: readonly TakeLook[] = [lookAtEnvironment, lookAtWorkingDirectory, lookAtExitCode]
const compared = isNode ? [...everywhere, ...inNode] : everywhere

/** How all was at one moment. */
export type LookAtAll = readonly Look[]

export function lookAtAll(): LookAtAll {
  return compared.map(take => take())
}

/** What has changed since, of what nobody has taken back. */
export function changesSince(looks: LookAtAll): readonly Change[] {
  let found: Change[] | undefined
  for (let index = 0; index < looks.length; index += 1) {
    const changes = looks[index]?.() ?? noChanges
    if (changes.length > 0) (found ??= []).push(...changes)
  }
  return found ?? noChanges
}

/** As a change is told from others. */
export function keyOf({ kind, name }: Pick<Change, 'kind' | 'name'>): string {
  return name === undefined ? kind : `${kind} ${name}`
}
