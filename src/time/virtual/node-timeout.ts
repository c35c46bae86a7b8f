import { ClockError } from '../../errors/index.ts'
import { nodeModule, realTime } from '../../internal/index.ts'

/** Node's Timeout, with the private fields that say what it does and whether it is over. */
export interface NodeTimeout {
  _destroyed: boolean
  /** The delay; -1 once it was cleared. */
  _idleTimeout: number
  readonly _repeat: number | null
  _onTimeout: ((...args: unknown[]) => unknown) | null
  readonly _timerArgs: unknown[] | undefined
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
    clear(timer)
    return isNew && timer._destroyed && timer._idleTimeout === -1
  } catch {
    return false
  }
}

/** Has Node forget a timer that struck or was started, as `clearTimeout` does, but so that it can be armed again. */
export function forget(timer: NodeTimeout): void {
  const { _idleTimeout, _onTimeout } = timer
  clear(timer)
  Object.assign(timer, { _idleTimeout, _onTimeout })
}

/** Node's own. Its types know no timer that lacks what is private. */
function clear(timer: object): void {
  nodeModule('node:timers').clearTimeout(timer as NodeJS.Timeout)
}
