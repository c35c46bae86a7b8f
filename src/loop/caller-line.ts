import { builtin, lineHere, withoutOwnLines } from '../internal/index.ts'

/** Our own frames above the user's, and a few of the user's. */
const DEPTH = 7

/** A place in the user's code, as a stack gives it. */
export class CallerLine {
  readonly #line: Error

  /** The place that called us. */
  constructor() {
    this.#line = lineHere(DEPTH)
  }

  /** `path:line:column` of the innermost frame that is not ours, or `undefined`. */
  get place(): string | undefined {
    const frame = withoutOwnLines(String(this.#line.stack))
      .split('\n')
      .find(line => /^\s+at /.test(line))
    return frame && placeIn(frame)
  }
}

/** `path:line:column` of one line of a stack. */
export function placeIn(frame: string): string | undefined {
  const place = /\(?((?:file:\/\/)?(?:\/|[A-Z]:)[^()]*:\d+:\d+)\)?$/.exec(frame)?.[1]
  return place && fromHere(place)
}

/** A path as reports show it: without the scheme, and from the folder that the run started in. */
export function fromHere(path: string): string {
  const plain = path.replace(/^file:\/\//, '')
  const relative = builtin('node:path')?.relative(process.cwd(), plain)
  return relative && !relative.startsWith('..') ? relative : plain
}
