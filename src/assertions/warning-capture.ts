import { currentOwner, type Owner } from '../ownership/index.ts'
import { sharedByProcess } from '../internal/index.ts'

type EmitWarning = typeof process.emitWarning

/** One block that listens for warnings. */
export interface WarningCapture {
  /** The test that listens; what another test warns of, which may run at the same time, is not for it. */
  readonly owner: Owner | undefined
  /** @returns whether it takes the warning, which then goes no further */
  take(warning: Error): boolean
}

/** Node delivers a warning as an event on the next tick; only `process.emitWarning` itself can be heard at once. */
const state = sharedByProcess('warnings', () => ({
  captures: [] as WarningCapture[],
  original: undefined as EmitWarning | undefined,
}))

export function startCapture(capture: WarningCapture): void {
  if (state.captures.push(capture) > 1) return
  state.original = process.emitWarning
  process.emitWarning = emitWarning as EmitWarning
  process.prependListener('warning', onWarning)
}

export function stopCapture(capture: WarningCapture): void {
  const index = state.captures.indexOf(capture)
  if (index >= 0) state.captures.splice(index, 1)
  if (state.captures.length > 0) return
  process.off('warning', onWarning)
  // Someone may have put a spy on top meanwhile: then ours stays below it, and hands everything on.
  if (process.emitWarning === (emitWarning as EmitWarning)) process.emitWarning = state.original!
}

function emitWarning(this: unknown, ...args: Parameters<typeof warningOf>): void {
  const warning = warningOf(...args)
  if (warning && offer(warning)) return
  ;(state.original as (...args: unknown[]) => void).apply(process, args)
}

/** What did not come through `process.emitWarning`: an event that was emitted by hand, or by a reference taken earlier. */
function onWarning(warning: Error): void {
  offer(warning)
}

function offer(warning: Error): boolean {
  const owner = currentOwner()
  return state.captures
    .toReversed()
    .some(capture => (owner?.kind !== 'test' || owner === capture.owner) && capture.take(warning))
}

interface WarningOptions {
  readonly type?: string
  readonly code?: string
  readonly detail?: string
  readonly ctor?: Function
}

/** The error that Node would make of the arguments, or `undefined` when it would refuse them. */
function warningOf(
  warning: unknown,
  typeOrOptions?: unknown,
  code?: unknown,
  ctor?: unknown,
): (Error & { code?: string; detail?: string }) | undefined {
  if (typeof warning === 'object' && warning !== null && 'message' in warning) return warning as Error
  if (typeof warning !== 'string') return undefined
  const isOptions =
    typeof typeOrOptions === 'object' && typeOrOptions !== null && !Array.isArray(typeOrOptions)
  const options = (isOptions ? typeOrOptions : { type: typeOrOptions, code, ctor }) as WarningOptions
  const made: Error & { code?: string; detail?: string } = new Error(warning)
  made.name = typeof options.type === 'string' ? options.type : 'Warning'
  if (typeof options.code === 'string') made.code = options.code
  if (typeof options.detail === 'string') made.detail = options.detail
  const start = [typeOrOptions, options.code, options.ctor].find(each => typeof each === 'function')
  Error.captureStackTrace(made, (start as Function | undefined) ?? emitWarning)
  return made
}
