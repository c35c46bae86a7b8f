import { insideStandIn, isInsideStandIn } from './inside-stand-in.ts'
import { recordResource } from './record.ts'
import { noteCall, type Creation, type Resource, type ResourceState } from '../ledger/index.ts'
import type { StandIn, StandIns } from '../stand-ins/index.ts'
import { hasRef, rememberCalls, wasCalled } from './node-objects.ts'

type FSWatcher = import('node:fs').FSWatcher
/** Its typings do not tell of `stop`. */
type StatWatcher = import('node:fs').StatWatcher & { stop(): void }

abstract class Watcher<T extends object> implements Resource {
  readonly kind = 'file watcher'
  readonly remedy?: string
  readonly object: T
  readonly #path: string

  constructor(watcher: T, path: string) {
    this.object = watcher
    this.#path = path
  }

  abstract state(): ResourceState
  abstract close(): void

  detail(): string {
    return this.#path
  }
}

class EventWatcher extends Watcher<FSWatcher> {
  state(): ResourceState {
    // One that has failed has let go of its handle.
    if (wasCalled(this.object, 'close') || isWithoutHandle(this.object)) return 'closed'
    return wasCalled(this.object, 'unref') || hasRef(this.object) === false ? 'idle' : 'open'
  }

  close(): void {
    this.object.close()
  }
}

function isWithoutHandle(watcher: object): boolean {
  return '_handle' in watcher && watcher._handle === null
}

class PollingWatcher extends Watcher<StatWatcher> {
  override readonly remedy = 'unwatchFile(path)'

  state(): ResourceState {
    if (wasCalled(this.object, 'stop')) return 'closed'
    return hasRef(this.object) === false ? 'idle' : 'open'
  }

  close(): void {
    this.object.stop()
  }
}

/** One of `fs.promises.watch`: ended by its signal, or by leaving the loop. */
class AsyncWatcher extends Watcher<{ isOver: boolean }> {
  override readonly remedy = 'controller.abort() of the signal given to watch'
  readonly #controller: AbortController

  constructor(run: { isOver: boolean }, path: string, controller: AbortController) {
    super(run, path)
    this.#controller = controller
  }

  state(): ResourceState {
    return this.object.isOver ? 'closed' : 'open'
  }

  close(): void {
    this.object.isOver = true
    this.#controller.abort()
  }
}

export const fileWatcherStandIns = {
  'node:fs.watch': watcherStandIn<FSWatcher>(['close', 'ref', 'unref'], (watcher, path, call) => {
    noteCall(watcher, call)
    return new EventWatcher(watcher, path)
  }),
  'node:fs.watchFile': watcherStandIn<StatWatcher>(
    ['stop'],
    (watcher, path) => new PollingWatcher(watcher, path),
    // `watchFile` of one path returns the watcher that is there, with one listener more; it stays with whoever made it.
    watcher => watcher.listenerCount('change') <= 1,
  ),
  'node:fs.promises.watch': {
    call: (_owner, watch, [path, options]) =>
      watchAsync(watch as AsyncWatch, path, options as AsyncWatchOptions),
  },
} satisfies StandIns

function watcherStandIn<T extends object>(
  methods: string[],
  resource: (watcher: T, path: string, call: Creation) => Resource,
  isNew: (watcher: T) => boolean = () => true,
): StandIn {
  return {
    call(_owner, watch, args) {
      const watcher = insideStandIn(watch, args) as T
      rememberCalls(Object.getPrototypeOf(watcher), methods)
      // A recursive watcher makes plain ones inside, which are its own.
      if (!isInsideStandIn() && isNew(watcher))
        recordResource(call => resource(watcher, String(args[0]), call))
      return watcher
    },
  }
}

type AsyncWatch = (path: unknown, options: AsyncWatchOptions) => AsyncIterable<unknown>

interface AsyncWatchOptions {
  encoding?: string
  signal?: AbortSignal
}

async function* watchAsync(
  watch: AsyncWatch,
  path: unknown,
  options: AsyncWatchOptions | string = {},
): AsyncGenerator {
  const given: AsyncWatchOptions = typeof options === 'string' ? { encoding: options } : options
  const controller = new AbortController()
  const { signal = controller.signal } = given
  const run = { isOver: false }
  recordResource(() => new AsyncWatcher(run, String(path), controller))
  try {
    yield* watch(path, { ...given, signal: AbortSignal.any([signal, controller.signal]) })
  } catch (error) {
    // Ended by the library: the loop that reads from here belongs to nobody any more, and must not raise an error.
    if (controller.signal.aborted) await new Promise<never>(() => undefined)
    throw error
  } finally {
    run.isOver = true
  }
}
