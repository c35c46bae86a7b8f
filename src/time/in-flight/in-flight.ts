import { builtin, clockOfFakes, getHost } from '../../internal/index.ts'
import { followResources, type Owner, type Resource } from '../../ownership/index.ts'
import { takenName } from '../replaced/index.ts'
import { followHost } from './counted-calls.ts'
import { Connections } from './connections.ts'
import { openDoor } from './doors.ts'
import { aliveElsewhere } from './elsewhere.ts'
import { hasRegistry } from './finalizers.ts'
import { requestState, type NativeRequest } from './native-request.ts'
import { followNativeRequests } from './native-requests.ts'
import { OuterHelpers } from './outer-helpers.ts'
import { OuterSockets } from './outer-sockets.ts'
import { hasUnseenRequests } from './unseen-requests.ts'
import { unwatch, watch, WatchedTest } from './watched-test.ts'

/** What of a test's own input and output the machine has not finished. It decides whether the test's clock may jump. */
export interface InFlight {
  /**
   * Why the clock must run at the real rate now, in words that end the sentence `The clock could not jump for 4980 ms: …`;
   * `undefined` when nothing is in flight. Asked once a turn.
   */
  reason(): string | undefined
  /** Whether the test has done any input or output so far: what came of it may take a few turns more. */
  readonly hasDoneIo: boolean
  /** Which, by kind. */
  readonly io: ReadonlySet<string>
  /** Whether a request of the test's is under way whose limits undici counts. */
  hasLimits(): boolean
  /** Why the test may go on although nothing of it can, in words as above: somebody outside may wake it. `undefined` where nobody can. */
  rulesOutVerdict(): string | undefined
  /** As above, of what takes some milliseconds to find out. */
  rulesOutAtLast(): string | undefined
  /** The clock has ended. */
  close(): void
}

/**
 * Watches what code of `owner` begins, from now on.
 * @param began to be called whenever something of the test has begun or ended that the clock must look at
 * @param startedTimer to be called when Node has started a timer of a stream's for the test, which no function told of
 */
export function watchInFlight(
  owner: Owner,
  began: () => void,
  startedTimer: (timer: object) => void,
): InFlight {
  return new TestInFlight(owner, new WatchedTest(began, startedTimer))
}

/** Kinds that are in flight as long as they live, unless they have been released. */
const lasting: ReadonlySet<string> = new Set(['child process', 'worker'])

const net = builtin('node:net')

class TestInFlight implements InFlight {
  readonly #owner: Owner
  readonly #test: WatchedTest
  readonly #connections = new Connections()
  readonly #outer: OuterSockets
  readonly #helpers: OuterHelpers
  /** What else the ledger knows. */
  #resources: Resource[] = []
  readonly #stop: readonly (() => void)[]

  constructor(owner: Owner, test: WatchedTest) {
    this.#owner = owner
    this.#test = test
    watch(owner, this.#test)
    this.#stop = [
      followNativeRequests(),
      followHost(),
      followResources(owner, resource => this.#take(resource)),
    ]
    this.#outer = new OuterSockets(this.#connections)
    this.#helpers = new OuterHelpers(this.#test, () => this.#resources)
  }

  #take(resource: Resource): void {
    const { object } = resource
    if (net && object instanceof net.Socket) this.#connections.add(resource, object)
    else this.#resources.push(resource)
    this.#test.io.add(resource.kind)
    this.#test.began()
  }

  get hasDoneIo(): boolean {
    return this.#test.io.size > 0
  }

  get io(): ReadonlySet<string> {
    return this.#test.io
  }

  reason(): string | undefined {
    this.#connections.update()
    this.#resources = this.#resources.filter(resource => resource.state() !== 'closed')
    const [call] = this.#test.calls.values()
    if (call) return `${call} was under way`
    if (getHost().isLoading?.()) return 'a module was being loaded'
    return this.#resource() ?? this.#request() ?? this.#connection()
  }

  #resource(): string | undefined {
    for (const resource of this.#resources) {
      if (lasting.has(resource.kind) && resource.state() !== 'idle') return `${nameOf(resource)} was alive`
      if (resource.isUnderWay?.() && !this.#connections.carries(resource))
        return requestText(resource.detail())
    }
    return undefined
  }

  #request(): string | undefined {
    const { requests } = this.#test
    for (const [id, request] of requests) {
      const state = requestState(request, handle => this.#connections.isInnerHandle(handle))
      if (state === 'over') requests.delete(id)
      if (state === 'under way') return textOf(request)
    }
    return undefined
  }

  hasLimits(): boolean {
    return this.#resources.some(resource => resource.kind === 'fetch request' && resource.isUnderWay?.())
  }

  #connection(): string | undefined {
    const isRead = !this.#connections.hasBytesUnderWay()
    return isRead
      ? (this.#outer.reason() ?? this.#helpers.reason())
      : 'a connection of the test had bytes on the way'
  }

  rulesOutVerdict(): string | undefined {
    const outside = this.#outer.open() ?? this.#helpers.open() ?? timerAround(this.#owner)
    const door = outside ?? openDoor(this.#test, this.#resources) ?? this.#registry()
    return door ?? aliveElsewhere(this.#test, this.#resources) ?? takenText()
  }

  #registry(): string | undefined {
    return hasRegistry(this.#owner) ? 'a FinalizationRegistry was alive' : undefined
  }

  rulesOutAtLast(): string | undefined {
    return hasUnseenRequests() ? 'a request from outside of the test was under way' : undefined
  }

  close(): void {
    for (const stop of this.#stop) stop()
    unwatch(this.#owner)
  }
}

function takenText(): string | undefined {
  const name = takenName()
  if (name !== undefined) return `fake timers or a spy stood in for ${name}`
  return clockOfFakes() ? 'fake timers were on before it' : undefined
}

/** A timer of the fixtures around a test, whose time is the machine's. */
function timerAround({ parent }: Owner): string | undefined {
  if (!parent) return undefined
  const { ledger, name } = parent
  const isRunning = ledger && (ledger.live().some(mayWake) || ledger.signalsToStrike > 0)
  return isRunning ? `a timer of ${name} ran` : timerAround(parent)
}

/** An interval that was released goes on for as long as something else does: such as the checks of a server. */
function mayWake({ resource }: { readonly resource: Resource }): boolean {
  const { kind } = resource
  return kind === 'timeout' || (kind === 'interval' && resource.state() !== 'idle')
}

function nameOf({ kind, object }: Resource): string {
  return 'pid' in object ? `a ${kind} (pid ${String(object.pid)})` : `a ${kind}`
}

/** What the ledger says of a request, which may end in a clause. */
function requestText(detail: string): string {
  return /, its [\w ]+$/.test(detail) ? `${detail}, was under way` : `${detail} was under way`
}

function textOf({ type, resource }: NativeRequest): string {
  const { _idleTimeout }: { _idleTimeout?: number } = resource
  const isTimer = type === 'Timeout'
  return isTimer ? `a timer of the machine's (${_idleTimeout} ms) ran` : `a request (${type}) was under way`
}
