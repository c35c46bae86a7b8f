import { changeOf, memberRemedy, noChanges, type Change, type Look } from './change.ts'
import { changeHost } from './change-host.ts'
import { isPatched } from './patches.ts'

type Methods = Readonly<Record<string, unknown>>

/** The handlers of the console: its functions, by their names. */
export function lookAtConsole(): Look {
  const methods = console as unknown as Methods
  const names = Object.keys(console).filter(name => typeof methods[name] === 'function')
  const before = names.map(name => methods[name])
  return () => {
    let changes: Change[] | undefined
    const now = console as unknown as Methods
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? ''
      if (now[name] !== before[index] && isMethodLeft(name, now[name]))
        (changes ??= []).push(changeOfMethod(name, before[index]))
    }
    return changes ?? noChanges
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
