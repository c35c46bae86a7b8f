import { promiseState, safely } from '../../internal/index.ts'
import { Creation } from '../ledger/index.ts'
import { currentScope, type Owner, runTurnInScope, type Scope } from '../owner/index.ts'
import type { StandIn } from '../stand-ins/index.ts'

/** A call of `fetch`. Its request is made by the same call or some turns later; redirected, it has several. */
export interface FetchCall {
  readonly owner: Owner
  readonly url: string
  readonly creation: Creation
  /** By which the caller may have given it up. */
  readonly signal: AbortSignal | undefined
  /** Whether a request of it was made. */
  isMade: boolean
}

/** A call whose request is still to be made. */
interface WaitingCall {
  readonly call: FetchCall
  readonly promise: object
}

/** So many calls wait at least before those that are over, without a request, are looked for. */
const firstSweep = 256

// state of this copy: one copy in a process tracks. What a call does by itself runs in a scope of its own.
const callsOfScopes = new WeakMap<Scope, FetchCall>()
// state of this copy: as above. In order of their calls.
let waiting: WaitingCall[] = []
// state of this copy: as above
let sweepAt = firstSweep

export const fetchStandIn: StandIn = {
  call(owner, original, args) {
    const [input, options] = args
    const url = urlOf(input)
    const call = { owner, url, creation: Creation.here(), signal: signalOf(input, options), isMade: false }
    const scope: Scope = { ...currentScope()!, owner }
    callsOfScopes.set(scope, call)
    const promise = runTurnInScope(scope, () => original(...args))
    if (!call.isMade) wait({ call, promise: promise as object })
    return promise
  },
}

function wait(entry: WaitingCall): void {
  waiting.push(entry)
  if (waiting.length < sweepAt) return
  waiting = waiting.filter(isWaiting)
  sweepAt = Math.max(firstSweep, waiting.length * 2)
}

/** Of one that somebody else answers, as a mock does, no request is ever made. */
function isWaiting({ call, promise }: WaitingCall): boolean {
  return !call.isMade && promiseState(promise) === 'pending'
}

/**
 * The call that a new request belongs to, if any. It is the one whose scope the code runs in, unless the user's own code makes
 * a request there: a body that is read, an interceptor. A pool that has no connection to spare makes the request when one
 * is free, in the scope of what had that one, and keeps the order of the calls.
 */
export function callOf(url: string): FetchCall | undefined {
  const scope = currentScope()
  const around = scope && callsOfScopes.get(scope)
  if (around && !around.isMade && around.url === url) return made(around)
  if (!around && waiting.length === 0) return undefined
  if (Creation.here().userLine !== undefined) return undefined
  const queued = waiting.find(each => each.call.url === url && isWaiting(each))
  return made(queued?.call ?? around)
}

function made(call: FetchCall | undefined): FetchCall | undefined {
  if (call) call.isMade = true
  if (waiting.length > 0) waiting = waiting.filter(each => each.call !== call)
  return call
}

/** The options' signal counts, also where they say that there is none. */
function signalOf(input: unknown, options: unknown): AbortSignal | undefined {
  const given = signalIn(options)
  const signal = given === undefined ? signalIn(input) : given
  return signal instanceof AbortSignal ? signal : undefined
}

function signalIn(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null
  return safely<unknown>(() => (isObject ? Reflect.get(value, 'signal') : undefined), undefined)
}

/** A URL as requests have it, of what `fetch` takes. */
export function urlOf(input: unknown): string {
  const text = typeof input === 'object' && input !== null && 'url' in input ? input.url : input
  const url = String(text).replace(/#.*/, '')
  return URL.canParse(url) ? new URL(url).href : url
}
