import { builtin, shared } from '../internal/index.ts'
import { changeHost } from './change-host.ts'

/**
 * Globals that Node makes when they are first read, which takes up to 40 ms: they are compared only where the test file has
 * the name in it, and so has use for them.
 */
const madeWhenRead = new Set([
  'FormData',
  'Headers',
  'Request',
  'Response',
  'MessageEvent',
  'WebSocket',
  'CloseEvent',
  'EventSource',
  'Navigator',
  'Crypto',
  'CryptoKey',
  'SubtleCrypto',
])

/** The classes of web streams, of which the first that is read has Node load them all. */
const ofStreams =
  /^(?:Readable|Writable|Transform|TextEncoder|TextDecoder|Compression|Decompression|ByteLength|Count)[A-Z]/

// state of this copy: only a name for its global, since a test may put another in the place of `globalThis`
export const theGlobal = globalThis

/** Whether it is one of those: classes of the web. */
export function isOfWeb(name: string): boolean {
  return madeWhenRead.has(name) || ofStreams.test(name)
}

/** What Vitest, DOM environments, coverage and React write: switches and caches, as all that begins with an underscore. */
const silentNames = /^(?:_|cov_|IS_REACT_ACT_ENVIRONMENT$|happyDOM$|jsdom$)/

/** Whether nobody is told of such a name. */
export function isKnownName(name: string): boolean {
  return silentNames.test(name)
}

const getters = Object.prototype as {
  __lookupGetter__(this: object, name: string): (() => unknown) | undefined
}

/** The getter of a global; `undefined` of one that is a value. */
export function getterOf(name: string): (() => unknown) | undefined {
  return getters.__lookupGetter__.call(theGlobal, name)
}

/**
 * Of the accessors that keep what is assigned to them those that Node has made before any file: others it makes when they
 * are read.
 */
const keptByNode = new Set(['process', 'Buffer', 'performance'])

function hasSetter(name: string): boolean {
  return Object.getOwnPropertyDescriptor(theGlobal, name)?.set !== undefined
}

/** The names of the globals that are compared: by the value that they give, and those that nobody can assign to by their getter. */
export interface GlobalNames {
  /** All there are. */
  readonly own: readonly string[]
  readonly values: readonly string[]
  readonly accessors: readonly string[]
}

const mentioned = shared('global-names', () => ({ words: new Map<string, boolean>() }))

/** A file begins, with a text of its own. */
export function forgetMentions(): void {
  mentioned.words.clear()
}

/** Of the running file. */
export function globalNames(): GlobalNames {
  const values: string[] = []
  const accessors: string[] = []
  const own = Object.getOwnPropertyNames(theGlobal)
  for (const name of own) {
    if (isKnownName(name)) continue
    if (isOfWeb(name)) {
      if (isMentioned(name)) values.push(name)
    } else if (keptByNode.has(name) || !getterOf(name)) values.push(name)
    // To look at an accessor is 30 times as dear as to read a value, and there are many: DOM environments have hundreds.
    else if (isMentioned(name)) (hasSetter(name) ? values : accessors).push(name)
  }
  return { own, values, accessors }
}

function isMentioned(name: string): boolean {
  const before = mentioned.words.get(name)
  if (before !== undefined) return before
  const isIn = changeHost().mentions(name)
  mentioned.words.set(name, isIn)
  return isIn
}

/** The modules that Node's own `require` has loaded, in order. */
export function requiredModules(): readonly string[] {
  const modules = builtin('node:module') as unknown as { _cache?: Record<string, unknown> } | undefined
  return Object.keys(modules?._cache ?? {})
}
