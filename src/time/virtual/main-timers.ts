import { nodeModule } from '../../internal/index.ts'
import type { OwnerClock } from '../../ownership/index.ts'
import { replaceMember } from '../replaced/index.ts'

type MainGlobal = Pick<typeof globalThis, 'setTimeout' | 'setInterval'>

/**
 * In the vm pools code of Node's own, such as `fetch`, and of the process's other packages sees another global than the test
 * does: its timers are to be on the clock of the test for which they are made as well.
 */
export function replaceMainTimers(currentClock: () => OwnerClock | undefined): () => void {
  const main = nodeModule('node:vm').runInThisContext('globalThis') as MainGlobal
  if (main === globalThis) return () => {}
  const undo = [replaceMaker('setTimeout', 'timeout'), replaceMaker('setInterval', 'interval')]
  return () => undo.forEach(each => each())

  function replaceMaker(name: keyof MainGlobal, kind: 'timeout' | 'interval'): () => void {
    return replaceMember(main, name, original => {
      const make = (...args: unknown[]): unknown => {
        const clock = typeof args[0] === 'function' ? currentClock() : undefined
        return clock ? clock.makeTimer(kind, args) : Reflect.apply(original, main, args)
      }
      return Object.defineProperties(make, Object.getOwnPropertyDescriptors(original)) as typeof original
    })
  }
}
