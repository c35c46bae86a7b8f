import { shared } from '../internal/index.ts'
import { changeOf, memberRemedy, noChanges, type Change, type Look } from './change.ts'
import { Comparison, type Values } from './compare-values.ts'
import { changeHost } from './change-host.ts'
import { isPatched } from './patches.ts'

const compared = shared('console-comparison', () => ({ methods: new Comparison() }))

/** The handlers of the console: its functions, by their names. */
export function lookAtConsole(): Look {
  const methods = console as unknown as Values
  const names = Object.keys(console).filter(name => typeof methods[name] === 'function')
  const before = names.map(name => methods[name])
  return () => {
    const now = console as unknown as Values
    if (compared.methods.isSame(now, names, before)) return noChanges
    return names.flatMap((name, at) =>
      now[name] !== before[at] && isMethodLeft(name, now[name]) ? [changeOfMethod(name, before[at])] : [],
    )
  }
}

function isMethodLeft(name: string, now: unknown): boolean {
  return !isPatched(now) && !changeHost().takesBack('console', name)
}

function changeOfMethod(name: string, before: unknown): Change {
  return {
    kind: 'console',
    name,
    change: changeOf(true, name in console),
    remedy: memberRemedy('console', name, true),
    stack: () => changeHost().lineOf('console', name),
    putBack: () => void Reflect.set(console, name, before),
  }
}
