import { builtin } from '../../internal/index.ts'
import { currentOwner, type OwnerClock } from '../../ownership/index.ts'
import { replaceMember, type Replacement } from '../replaced/index.ts'
import { replaceMainTimers } from './main-timers.ts'
import { replaceRefresh } from './nodes-timers.ts'
import { replaceTemporal } from './temporal.ts'
import { replaceSocketTimeout } from './socket-timeout.ts'

/** The clock that the running code sees, where it is not the machine's. */
function currentClock(): OwnerClock | undefined {
  return currentOwner()?.clock
}

/** The names that tell the time, or wait for it inside Node. */
export const namesOfTime: readonly Replacement[] = [
  replaceDate,
  replaceDateNow,
  () => replacePerformance(globalThis.performance),
  () => replacePerformance(builtin('node:perf_hooks')?.performance),
  replaceHrtime,
  () => replaceTemporal(currentClock),
  () => replaceSocketTimeout(currentClock),
  () => replaceMainTimers(currentClock),
  replaceRefresh,
]

/** `new Date()` and `Date()`. It is what was there, seen through a proxy, and so are the dates that it makes. */
function replaceDate(): () => void {
  const { prototype } = Date
  const undo = replaceMember(globalThis, 'Date', proxyOfDate)
  const { constructor } = prototype
  if (globalThis.Date !== constructor && globalThis.Date.prototype === prototype)
    setConstructor(prototype, globalThis.Date)
  return () => {
    undo()
    setConstructor(prototype, constructor)
  }
}

function setConstructor(prototype: object, value: Function): void {
  Object.defineProperty(prototype, 'constructor', { value, writable: true, configurable: true })
}

function proxyOfDate(original: DateConstructor): DateConstructor {
  const proxy: DateConstructor = new Proxy(original, {
    construct(target, args, newTarget) {
      const clock = args.length === 0 ? currentClock() : undefined
      return Reflect.construct(
        target,
        clock ? [clock.date()] : args,
        newTarget === proxy ? target : newTarget,
      ) as Date
    },
    apply(target) {
      const clock = currentClock()
      return clock ? new target(clock.date()).toString() : target()
    },
  })
  return proxy
}

/** On the class itself: a spy on `Date.now` goes there as well. */
function replaceDateNow(): () => void {
  return replaceMember(Date, 'now', original => () => currentClock()?.date() ?? original())
}

function replacePerformance(performance: { now(): number } | undefined): () => void {
  if (!performance) return () => {}
  return replaceMember(
    performance,
    'now',
    original => () => currentClock()?.now() ?? original.call(performance),
  )
}

const nanosecondsInMillisecond = 1_000_000n
const nanosecondsInSecond = 1_000_000_000n

function replaceHrtime(): () => void {
  return replaceMember(process, 'hrtime', original => {
    const hrtime = (before?: [number, number]): [number, number] => {
      const clock = currentClock()
      return clock ? since(nanosecondsOf(clock), before) : original(before)
    }
    const bigint = () => {
      const clock = currentClock()
      return clock ? nanosecondsOf(clock) : original.bigint()
    }
    return Object.assign(hrtime, { bigint })
  })
}

function nanosecondsOf(clock: OwnerClock): bigint {
  return BigInt(clock.now()) * nanosecondsInMillisecond
}

/** As seconds, and nanoseconds beside them. */
function since(nanoseconds: bigint, [seconds, rest]: [number, number] = [0, 0]): [number, number] {
  const passed = nanoseconds - BigInt(seconds) * nanosecondsInSecond - BigInt(rest)
  return [Number(passed / nanosecondsInSecond), Number(passed % nanosecondsInSecond)]
}
