export {
  catchThreadingException,
  catchUnraisableException,
  type CaughtThreading,
  type CaughtUnraisable,
} from './catch.ts'
export type { ExceptionInfo, ExceptionType } from './exception-info.ts'
export { installErrorHooks, gatherErrors } from './install.ts'
export { hasPendingHooks, settleHooks } from './pending-hooks.ts'
export { isErrorEvent, onLateListener, takeLeftListeners, type LeftListener } from './left-on-process.ts'
export { withoutListeners } from './own-listeners.ts'
export { prepareErrorHooks } from './prepare.ts'
export { raiseUnraisable, sys, type UnraisableHook, type UnraisableHookArgs } from './sys.ts'
export { threading, type ExceptHook, type ExceptHookArgs } from './threading.ts'
export type { ErrorEvent, PassOn } from './unowned.ts'
