import { builtin } from './platform.ts'
import { realTime } from './real-time.ts'
import { shared } from './state.ts'

const collector = shared<{ collect?: () => void }>('collector', () => ({}))

/**
 * V8's collector, which Node hides behind a flag that may be set at any time; nothing in browsers. Made when it is first
 * wanted, since that takes a context.
 */
function collectorOfNode(): () => void {
  const [v8, vm] = [builtin('node:v8'), builtin('node:vm')]
  if (v8 === undefined || vm === undefined) return () => {}
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = vm.runInNewContext('gc')
  // Else every later context would have it as a global.
  v8.setFlagsFromString('--no-expose-gc')
  return collect
}

/**
 * Which of these objects somebody still holds, told by the garbage collector: dear (tens of milliseconds), and exact. All of
 * them, where there is no collector to be had. Nobody may have a strong reference to ask with.
 */
export async function reachableOf<T extends object>(references: readonly WeakRef<T>[]): Promise<T[]> {
  // What was made or read in a turn lives to its end.
  await new Promise<void>(resolve => void realTime.setImmediate(resolve))
  collector.collect ??= collectorOfNode()
  collector.collect()
  return references.map(reference => reference.deref()).filter(object => object !== undefined)
}
