import { builtin, framesIn, lineHere, placeIn } from '../internal/index.ts'
import { awaitLines } from '../loop/index.ts'
import { currentScope, hasUserLine, type Scope } from '../ownership/index.ts'

/** Frames of a line: those of the hook, Node's where there are several hooks, and the function that awaits. */
const depth = 4
/** From this version of Node on a line costs some 5 µs an await; before, where every promise has a hook already, 11 and more. */
const firstCheap = 24

const v8 = builtin('node:v8')
const isCheap = Number(globalThis.process?.versions?.node?.split('.', 1)[0]) >= firstCheap

// state of this copy: what its own hook sees
let followers = 0
// state of this copy: as above
let stopHook: Function | undefined
// state of this copy: as above. Where the code of a scope awaited last, the latest last.
let lines = new WeakMap<Scope, Awaits>()

/** So many are kept of a scope: behind the user's await come those of the library's own code that goes on after it. */
const kept = 6

/** Has waits of async functions know their lines, while somebody follows, where that is cheap. @returns what stops it */
export function followAwaits(): () => void {
  if (!isCheap) return () => {}
  followers += 1
  if (followers === 1) begin()
  return () => {
    followers -= 1
    if (followers === 0) end()
  }
}

function begin(): void {
  stopHook = v8?.promiseHooks.onInit(noteAwait)
  awaitLines.take = () => {
    const scope = currentScope()
    return scope && lines.get(scope)?.latest()
  }
}

function end(): void {
  stopHook?.()
  awaitLines.take = undefined
  lines = new WeakMap()
}

/** The lines of the last awaits of a scope. */
class Awaits {
  readonly #lines: Error[] = []
  #count = 0

  add(line: Error): void {
    this.#lines[this.#count % kept] = line
    this.#count += 1
  }

  latest(): LatestLine {
    const first = this.#count % kept
    return new LatestLine([...this.#lines.slice(first), ...this.#lines.slice(0, first)])
  }
}

/** The user's line among the last ones, which is looked for in a report only. */
class LatestLine {
  readonly #lines: readonly Error[]

  constructor(lines: readonly Error[]) {
    this.#lines = lines
  }

  get place(): string | undefined {
    return this.#lines.map(placeOfUser).findLast(place => place !== undefined)
  }
}

function placeOfUser({ stack }: Error): string | undefined {
  const frame = framesIn(String(stack)).find(({ text }) => hasUserLine(text))
  return frame && placeIn(frame.text)
}

/** An await makes a promise that follows from the one that is awaited; so does `then`, whose line nobody asks for. */
function noteAwait(_promise: Promise<unknown>, parent: Promise<unknown> | undefined): void {
  const scope = parent && currentScope()
  if (!scope?.owner.clock) return
  let awaits = lines.get(scope)
  if (!awaits) lines.set(scope, (awaits = new Awaits()))
  awaits.add(lineHere(depth))
}
