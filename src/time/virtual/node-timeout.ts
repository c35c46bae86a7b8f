import { ClockError } from '../../errors/index.ts'
import { nodeModule, originalOf, realTime } from '../../internal/index.ts'

/** Node's Timeout, with the private fields that say what it does and whether it is over. */
export interface NodeTimeout {
  _destroyed: boolean
  /** The delay; -1 once it was cleared. */
  _idleTimeout: number
  readonly _repeat: number | null
  _onTimeout: ((...args: unknown[]) => unknown) | null
  readonly _timerArgs: unknown[] | undefined
  /** When Node started it, on a clock of its own; `null` while it did not. */
  _idleStart: number | null
  /** Its neighbours on the list of what Node has started with the same delay; itself while it is on none. */
  _idleNext: NodeTimeout | null
  _idlePrev: NodeTimeout | null
  ref(): this
  unref(): this
  hasRef(): boolean
  refresh(): this
}

/** As Node constructs it. Without a start it is on no list, and with `null` for whether it is ref'd on no count. */
type NodeTimeoutClass = new (
  callback: (...args: never[]) => unknown,
  delay: unknown,
  args: readonly unknown[] | undefined,
  isRepeat: boolean,
  isRefed: null,
) => NodeTimeout

/** The class of Node's timers, which it does not export. */
export function nodeTimeoutClass(): NodeTimeoutClass {
  const timer: object = realTime.setTimeout(() => {}, 1)
  realTime.clearTimeout(timer as NodeJS.Timeout)
  return timer.constructor as NodeTimeoutClass
}

/** @throws ClockError where a timer that was never started lacks what we read, or is not cleared as any other */
export function mustBeAsKnown(): void {
  if (isAsKnown(nodeTimeoutClass())) return
  throw new ClockError(
    `This Node (${process.version}) makes timers in a way that the virtual clock does not know. Use the real clock, and tell us.`,
  )
}

function isAsKnown(Class: NodeTimeoutClass): boolean {
  try {
    const timer = new Class(() => {}, 5, undefined, true, null)
    const isNew = !timer._destroyed && timer._idleTimeout === 5 && timer._repeat === 5
    startByNode(timer)
    const isTaken = takeFromNode(timer) && !timer._destroyed
    clear(timer)
    return isNew && isTaken && timer._destroyed && timer._idleTimeout === -1
  } catch {
    return false
  }
}

const nodesRefresh = originalOf(nodeTimeoutClass().prototype.refresh)

/** Starts it on the machine's clock as Node's own `refresh` does: be it over or not, but for one that was cleared. */
export function startByNode(timer: NodeTimeout): void {
  nodesRefresh.call(timer)
}

/**
 * Takes it off Node's list without ending it, so that Node still knows whether it is ref'd and how to clear it. It is linked
 * with itself as one that was never started: one with no neighbours at all, whose callback runs, would be over for Node.
 * @returns whether it was on one
 */
export function takeFromNode(timer: NodeTimeout): boolean {
  const { _idleNext: next, _idlePrev: previous } = timer
  if (timer._destroyed || timer._idleStart === null || !next || !previous) return false
  next._idlePrev = previous
  previous._idleNext = next
  timer._idleNext = timer._idlePrev = timer
  timer._idleStart = null
  return true
}

/** Has Node take a timer that struck for one that is over, so that it can be started again. */
export function forget(timer: NodeTimeout): void {
  const before = { ...timer }
  clear(timer)
  Object.assign(timer, before, { _destroyed: true, _idleNext: null, _idlePrev: null })
}

/** Node's own. Its types know no timer that lacks what is private. */
function clear(timer: object): void {
  nodeModule('node:timers').clearTimeout(timer as NodeJS.Timeout)
}
