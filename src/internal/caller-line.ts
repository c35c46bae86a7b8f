import { callerIn, framesIn, type Frame } from './frames.ts'
import { lineHere } from './line-here.ts'
import { builtin } from './platform.ts'

/** Our own frames above the user's, and a few of the user's. */
const DEPTH = 7

/** As many as it takes for the line of a wait, above which the engine's and more of the library's own frames may stand. */
export const depthOfWait = 16

/** A place in the user's code, as a stack gives it. */
export class CallerLine {
  readonly #line: Error

  /** The place that called us. @param depth how many frames are looked through */
  constructor(depth = DEPTH) {
    this.#line = lineHere(depth)
  }

  /** With the library's own frames. Made when it is asked for. */
  get stack(): string {
    return String(this.#line.stack)
  }

  /** `path:line:column` of the innermost frame that is not ours, or `undefined`. */
  get place(): string | undefined {
    return placeOfFrame(callerIn(this.stack))
  }
}

/** A line of the user's that is looked for when somebody asks. */
export type LazyPlace = Pick<CallerLine, 'place'>

/** `path:line:column` of the innermost frame of a stack. */
export function placeIn(stack: string): string | undefined {
  return placeOfFrame(framesIn(stack)[0])
}

function placeOfFrame(frame: Frame | undefined): string | undefined {
  if (!frame || frame.line === 0 || !/^(?:\/|[A-Za-z]:\/)/.test(frame.file)) return undefined
  return fromHere(`${frame.file}:${frame.line}:${frame.column}`)
}

/** A path as reports show it: without the scheme, and from the folder that the run started in. */
export function fromHere(path: string): string {
  const plain = path.replace(/^file:\/\//, '')
  const relative = builtin('node:path')?.relative(process.cwd(), plain)
  return relative && !relative.startsWith('..') ? relative : plain
}
