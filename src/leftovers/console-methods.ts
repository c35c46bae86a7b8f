import { shared } from '../internal/index.ts'
import { changeOf, memberRemedy, noChanges, type Change, type Look } from './change.ts'
import { Comparison, type Values } from './compare-values.ts'
import { changeHost } from './change-host.ts'
import { isPatched } from './patches.ts'

const compared = shared('console-comparison', () => ({ methods: new Comparison() }))

/** The handlers of the console: its functions, by their names. */
export function lookAtConsole(): Look {
  const keys = Object.keys(console)
  const names = keys.filter(isHandler)
  const before = names.map(methodNow)
  return () => {
    const count = Object.keys(console).length
    if (count === keys.length && compared.methods.isSame(methods(), names, before)) return noChanges
    const changed = names.filter((name, at) => methodNow(name) !== before[at])
    const added = Object.keys(console).filter(name => !keys.includes(name) && isHandler(name))
    return [
      ...changed.filter(isMethodLeft).map(name => changeOfMethod(name, before[names.indexOf(name)])),
      ...added.filter(isMethodLeft).map(name => changeOfMethod(name)),
    ]
  }
}

function methods(): Values {
  return console as unknown as Values
}

function methodNow(name: string): unknown {
  return methods()[name]
}

function isHandler(name: string): boolean {
  return typeof methodNow(name) === 'function'
}

function isMethodLeft(name: string): boolean {
  return !isPatched(methodNow(name)) && !changeHost().takesBack('console', name)
}

/** @param before `undefined` of a method that was not there */
function changeOfMethod(name: string, before?: unknown): Change {
  const wasThere = before !== undefined
  return {
    kind: 'console',
    name,
    change: changeOf(wasThere, name in console),
    remedy: memberRemedy('console', name, wasThere),
    stack: () => changeHost().lineOf('console', name),
    putBack: () =>
      void (wasThere ? Reflect.set(console, name, before) : Reflect.deleteProperty(console, name)),
  }
}
