import { builtin, unwrap } from '../../internal/index.ts'
import { lineageOf, methodOf, type TestCaseClass } from '../../async-case/index.ts'
import type { Location } from './runner.ts'
import { workerState } from './worker.ts'

/**
 * Where a class, or one of its methods, stands in the user's file. Found in the code that Vitest evaluated and mapped
 * back by its source map, since test methods have no call of `test()` whose stack would tell.
 * @returns `undefined` for a method of another file, and in browsers.
 */
export function locate(cls: TestCaseClass, methodName?: string): Location | undefined {
  const fn = methodName === undefined ? cls : methodOf(cls, methodName)
  return fn && placeOfFunction(fn, cls)
}

/** A stack line for a function of the user's file, or nothing when its place is unknown. `cls` is the class that it served. */
export function frameOf(fn: Function | undefined, cls?: TestCaseClass): string {
  const at = fn && placeOfFunction(fn, cls)
  return at ? `\n    at ${fn.name || 'anonymous'} (${workerState().filepath}:${at.line}:${at.column})` : ''
}

function placeOfFunction(fn: Function, cls: TestCaseClass | undefined): Location | undefined {
  const { filepath, evaluatedModules } = workerState()
  const code = filepath && evaluatedModules?.getModuleById(filepath)?.meta?.code
  if (!code) return undefined
  const offset = offsetOf(code, fn, cls)
  return offset < 0 ? undefined : original(filepath, position(code, offset))
}

/** A member is looked for in its own class, since another may read the same; another function must be the only such. */
function offsetOf(code: string, fn: Function, cls: TestCaseClass | undefined): number {
  const home = cls && fn !== cls ? declaringClass(cls, fn) : undefined
  if (!home) {
    const [first = -1, second] = occurrences(code, sourceText(fn))
    return second === undefined ? first : -1
  }
  const start = code.indexOf(sourceText(home))
  const [first] = start < 0 ? [] : occurrences(sourceText(home), sourceText(fn))
  return first === undefined ? -1 : start + first
}

/** The class, of `cls` and its bases, that has the function as a member. */
function declaringClass(cls: TestCaseClass, fn: Function): TestCaseClass | undefined {
  return lineageOf(cls).find(each => isMemberOf(each, fn) || isMemberOf(each.prototype, fn))
}

function isMemberOf(side: object, fn: Function): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(side)).some(({ value }) => value === fn)
}

function sourceText(fn: Function): string {
  return Function.prototype.toString.call(unwrap(fn))
}

/** Where a function's text stands in the code, and not the end of another's: `setUp() {}` in `async setUp() {}`. */
function occurrences(code: string, text: string): number[] {
  const found: number[] = []
  for (let at = code.indexOf(text); at >= 0; at = code.indexOf(text, at + 1))
    if (!/(?:[\w$#]|\basync )$/.test(code.slice(Math.max(0, at - 7), at))) found.push(at)
  return found
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

/** A stack line for a place in the code of the file, known by its offset. */
export function frameAt(name: string, filepath: string, code: string, offset: number): string {
  const at = original(filepath, position(code, offset))
  return at ? `\n    at ${name} (${filepath}:${at.line}:${at.column})` : ''
}
