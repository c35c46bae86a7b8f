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
const capturing = sharedByProcess<{ readonly captures: WarningCapture[]; original: EmitWarning | undefined }>(
  'warnings',
  () => ({ captures: [], original: undefined }),
)

export function startCapture(capture: WarningCapture): void {
  if (capturing.captures.push(capture) > 1) return
  capturing.original = process.emitWarning
  process.emitWarning = emitWarning
  process.prependListener('warning', onWarning)
}

export function stopCapture(capture: WarningCapture): void {
  const index = capturing.captures.indexOf(capture)
  if (index >= 0) capturing.captures.splice(index, 1)
  if (capturing.captures.length > 0) return
  process.off('warning', onWarning)
  // Someone may have put a spy on top meanwhile: then ours stays below it, and hands everything on.
  if (process.emitWarning === emitWarning) process.emitWarning = capturing.original!
}

function emitWarning(...args: Parameters<typeof warningOf>): void {
  const warning = warningOf(...args)
  if (warning && offerWarning(warning)) return
  if (capturing.original) Reflect.apply(capturing.original, process, args)
}

/** What did not come through `process.emitWarning`: an event that was emitted by hand, or by a reference taken earlier. */
function onWarning(warning: Error): void {
  offerWarning(warning)
}

function offerWarning(warning: Error): boolean {
  const owner = currentOwner()
  return capturing.captures
    .toReversed()
    .some(capture => (owner?.kind !== 'test' || owner === capture.owner) && capture.take(warning))
}

interface WarningOptions {
  readonly type?: unknown
  readonly code?: unknown
  readonly detail?: unknown
  readonly ctor?: unknown
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
  const options: WarningOptions = isOptions ? typeOrOptions : { type: typeOrOptions, code, ctor }
  const made: Error & { code?: string; detail?: string } = new Error(warning)
  made.name = typeof options.type === 'string' ? options.type : 'Warning'
  if (typeof options.code === 'string') made.code = options.code
  if (typeof options.detail === 'string') made.detail = options.detail
  const start = [typeOrOptions, options.code, options.ctor].find(each => typeof each === 'function')
  Error.captureStackTrace(made, start ?? emitWarning)
  return made
}
