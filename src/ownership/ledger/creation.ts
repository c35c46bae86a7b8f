import { framesIn, isNodes, isOwnLine, lineHere, type Frame } from '../../internal/index.ts'
import { frameOrigin, type FrameOrigin } from './frame-origin.ts'

/** How many frames the line of a timer has: four of ours, and enough for a helper, its caller and the test. */
export const timerDepth = 7
/** How many frames a timer keeps that the hook of the vm pools has seen, which stands above Node's own frames. */
export const hookedTimerDepth = 17

// state of this copy: a cache of what its own ledgers ask for
const creationsOfTimers = new WeakMap<Error, Creation>()

/**
 * Where a resource was made. The engine collects the frames when an error is constructed; they become text only when
 * something has leaked, since that is the dear part.
 */
export class Creation {
  readonly #error: Error
  readonly #isDirect: boolean
  #read: Frame[] | undefined

  /** @param isDirect whether users call our replacement themselves; then a call from inside Node is Node's own. */
  constructor(line: Error, isDirect = false) {
    this.#error = line
    this.#isDirect = isDirect
  }

  /** Of what the running code makes. */
  static here(): Creation {
    return new Creation(lineHere())
  }

  /** Of a timer, made by calling our replacement. One for each line, since it is asked for again and again. */
  static ofTimer(line: Error): Creation {
    const known = creationsOfTimers.get(line) ?? new Creation(line, true)
    creationsOfTimers.set(line, known)
    return known
  }

  /** The stack from the line that a reader can act on: the first of the user's, else the first of a package's. */
  get stack(): string {
    const origins = this.#frames().map(frameOrigin)
    const user = origins.indexOf('user')
    const isOthers = (origin: FrameOrigin) => origin === 'package' || origin === 'environment'
    const first = user === -1 ? origins.findIndex(isOthers) : user
    return first === -1 ? '' : textOf(this.#frames().slice(first))
  }

  /** Whose code made it: that of the innermost frame that is neither Node's nor ours. */
  get origin(): FrameOrigin {
    const frames = this.#frames()
    const origins = frames.map(frameOrigin)
    const caller = frames.find(frame => !isOwnLine(frame.text) && !isTimersOwn(frame))
    if (this.#isDirect && caller && isNodes(caller) && caller.file !== '<anonymous>') return 'runtime'
    // Code at the top level of a module runs once and serves every later test, whoever imported it first.
    if (origins.includes('module')) return 'module'
    return origins.find(isMakers) ?? (origins.includes('environment') ? 'environment' : 'runtime')
  }

  /** The innermost line that is the user's. */
  get userLine(): string | undefined {
    return this.#frames().find(frame => frameOrigin(frame) === 'user')?.text
  }

  /** The packages that made it, the one that the user's code called last. */
  get packages(): readonly string[] {
    const frames = this.#frames()
    const user = frames.findIndex(frame => frameOrigin(frame) === 'user')
    const inner = frames.slice(0, user === -1 ? undefined : user)
    return [...new Set(inner.filter(frame => frameOrigin(frame) === 'package').map(packageOf))]
  }

  /** The innermost frame of code that does more than what it is called for. */
  get maker(): Frame | undefined {
    return this.#frames().find(frame => isMakers(frameOrigin(frame)))
  }

  /** Whether it was made in the executor of a promise: somebody waits for that, and has no other hold on it. */
  get isInPromise(): boolean {
    const frames = this.#frames()
    const maker = frames.findIndex(frame => isMakers(frameOrigin(frame)))
    return maker !== -1 && frames[maker + 1]?.fn === 'new Promise'
  }

  /** The whole text, for patterns of `allowLeak`. */
  get text(): string {
    return textOf(this.#frames())
  }

  #frames(): Frame[] {
    return (this.#read ??= framesIn(String(this.#error.stack)))
  }
}

/** Node, this library and DOM environments do what they are called for: the caller is who made it. */
function isMakers(origin: FrameOrigin): boolean {
  return origin !== 'runtime' && origin !== 'environment'
}

/** `ws` of `/…/node_modules/ws/lib/websocket.js`; with its scope, if it has one. */
export function packageOf({ file }: Frame): string {
  const [, name = ''] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? []
  return name
}

function textOf(frames: readonly Frame[]): string {
  return frames.map(({ text }) => text).join('\n')
}

/** Node's own code between the user's call and the making of the timer, where a hook sees it made. */
function isTimersOwn({ file }: Frame): boolean {
  return /^node:(?:internal\/(?:async_hooks|timers)|timers)(?:\/|$)/.test(file)
}
