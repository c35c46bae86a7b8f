import { isFrameLine, isOwnLine } from './own-lines.ts'

/** One line of a stack, read: `at fn (file:line:column)`. */
export interface Frame {
  /** The line as it stands in the stack. */
  readonly text: string
  /** The function, `''` for code outside of one. It may be any text: nothing is to be concluded from it. */
  readonly fn: string
  /** A path without a scheme and with slashes, `node:…` for Node's own, `''` where the engine names no file. */
  readonly file: string
  /** From 1; 0 where the engine tells none. */
  readonly line: number
  readonly column: number
}

/** Every frame of a stack, innermost first. Reading is dear: for reports only. */
export function framesIn(stack: string): Frame[] {
  return stack.split('\n').filter(isFrameLine).map(readFrame)
}

/** The lines of a stack below its message, each with a line break before it; `''` when it has none. */
export function frameText(stack = ''): string {
  const start = stack.indexOf('\n    at ')
  return start < 0 ? '' : stack.slice(start)
}

/** The innermost frame that is not of this library: whoever called it. */
export function callerIn(stack: string): Frame | undefined {
  const line = stack.split('\n').find(each => isFrameLine(each) && !isOwnLine(each))
  return line === undefined ? undefined : readFrame(line)
}

// A place begins like one, since both a function's name and a path may have parentheses of their own.
const shape =
  /^\s+at (?:async )?(?:(.*) \((?=\/|[A-Za-z][\w+.-]+:|[A-Za-z]:[\\/]|[<.]|native\)|index ))?(.*?)(?::(\d+):(\d+))?\)?$/

function readFrame(text: string): Frame {
  const [, fn = '', place = '', line = 0, column = 0] = shape.exec(text) ?? []
  return { text, fn, file: plainPath(place), line: Number(line), column: Number(column) }
}

function plainPath(place: string): string {
  // What `Promise.all` and its like show instead of a place.
  if (/^index \d+$/.test(place)) return ''
  return place
    .replaceAll('\\', '/')
    .replace(/^file:\/\//, '')
    .replace(/^\/(?=[A-Za-z]:\/)/, '')
}

/** Whether a frame lies in Node or the engine. WebAssembly counts as that: Node's HTTP parser is written in it. */
export function isNodes({ file }: Frame): boolean {
  return /^(?:node:|wasm:|native$|<anonymous>$|$)/.test(file)
}

/** Whether a frame lies in a package that was installed. */
export function isPackages({ file }: Frame): boolean {
  return file.includes('/node_modules/')
}
