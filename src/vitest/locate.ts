import {
  LeakError,
  LeakPolicyError,
  PhaseTimeoutError,
  StuckTaskError,
  SwallowedCancellationError,
  TestCaseDefinitionError,
} from '../errors/index.ts'
import { builtin, unwrap } from '../internal/index.ts'
import { methodOf, type PhaseError, type TestCaseClass } from '../async-case/index.ts'
import { workerState, type Location } from './worker.ts'

/**
 * Where a class, or one of its methods, stands in the user's file. Found in the code that Vitest evaluated and mapped
 * back by its source map, since test methods have no call of `test()` whose stack would tell.
 * @returns `undefined` for a method of another file, and in browsers.
 */
export function locate(cls: TestCaseClass, methodName?: string): Location | undefined {
  const { filepath, evaluatedModules } = workerState()
  const code = filepath && evaluatedModules?.getModuleById(filepath)?.meta?.code
  if (!code) return undefined
  const offset = methodName === undefined ? code.indexOf(source(cls)) : offsetOfMethod(code, cls, methodName)
  return offset < 0 ? undefined : original(filepath, position(code, offset))
}

function source(fn: Function): string {
  return Function.prototype.toString.call(unwrap(fn))
}

/** The method inside its own class: two classes may have methods with the same text. */
function offsetOfMethod(code: string, cls: TestCaseClass, methodName: string): number {
  const method = methodOf(cls, methodName)
  if (!method) return -1
  let owner = cls
  while (!Object.hasOwn(owner.prototype, methodName)) owner = Object.getPrototypeOf(owner) as TestCaseClass
  const start = code.indexOf(source(owner))
  return start < 0 ? -1 : code.indexOf(source(method), start)
}

/** A stack line for a function of the user's file, or nothing when its place is unknown. */
export function frameOf(fn: Function | undefined): string {
  const { filepath, evaluatedModules } = workerState()
  const code = filepath && evaluatedModules?.getModuleById(filepath)?.meta?.code
  if (!fn || !code) return ''
  const offset = code.indexOf(source(fn))
  const at = offset < 0 ? undefined : original(filepath, position(code, offset))
  return at ? `\n    at ${fn.name || 'anonymous'} (${filepath}:${at.line}:${at.column})` : ''
}

/** Errors of ours that are about a function of the user's and come from no line of it. */
const placeless = [
  TestCaseDefinitionError,
  PhaseTimeoutError,
  LeakPolicyError,
  StuckTaskError,
  SwallowedCancellationError,
] as const

/** An error that the library itself made gets the place of the user's function that it is about. */
export function placed(failure: PhaseError): PhaseError {
  const { error, at } = failure
  if (!(error instanceof Error) || !at) return failure
  const isWithoutPlace = error instanceof LeakError && !error.stack?.includes('\n    at ')
  if (isWithoutPlace || placeless.some(kind => error instanceof kind))
    error.stack = `${error.name}: ${error.message}${frameOf(at)}`
  return failure
}

/** Line and column from 0. */
function position(code: string, offset: number): Location {
  const before = code.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  return { line: before.split('\n').length - 1, column: offset - lastBreak - 1 }
}

/** The place in the user's file of a place in the code that ran. */
export function original(filepath: string, at: Location): Location | undefined {
  const SourceMap = builtin('node:module')?.SourceMap
  const map = workerState().evaluatedModules?.getModuleSourceMapById(filepath)?.map
  if (!map) return { line: at.line + 1, column: at.column + 1 }
  if (!SourceMap) return undefined
  const entry = new SourceMap(map as ConstructorParameters<typeof SourceMap>[0]).findEntry(at.line, at.column)
  return 'originalLine' in entry
    ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 }
    : undefined
}
