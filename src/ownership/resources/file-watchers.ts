import { isMaking, making } from './making.ts'
import { record } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import type { StandIn } from '../stand-ins/index.ts'
import { rememberCalls, wasAsked } from './asked.ts'
import { hasRef } from './private-state.ts'

type FSWatcher = import('node:fs').FSWatcher
type StatWatcher = import('node:fs').StatWatcher

abstract class Watcher<T extends object> implements Resource {
  readonly kind = 'file watcher'
  abstract readonly remedy: string
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
  readonly remedy = 'watcher.close()'

  state(): ResourceState {
    if (wasAsked(this.object, 'close')) return 'closed'
    return wasAsked(this.object, 'unref') || hasRef(this.object) === false ? 'idle' : 'open'
  }

  close(): void {
    this.object.close()
  }
}

class PollingWatcher extends Watcher<StatWatcher> {
  readonly remedy = 'unwatchFile(path)'

  state(): ResourceState {
    if (wasAsked(this.object, 'stop')) return 'closed'
    return hasRef(this.object) === false ? 'idle' : 'open'
  }

  close(): void {
    ;(this.object as StatWatcher & { stop(): void }).stop()
  }
}

/** One of `fs.promises.watch`: ended by its signal, or by leaving the loop. */
class AsyncWatcher extends Watcher<{ isOver: boolean }> {
  readonly remedy = 'controller.abort() of the signal given to watch'
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

const asyncStandIn: StandIn = {
  call: (_owner, watch, [path, options]) =>
    watchAsync(watch as AsyncWatch, path, options as AsyncWatchOptions),
}

export const fileWatcherStandIns = {
  'fs.watch': watching(
    ['close', 'ref', 'unref'],
    (watcher, path) => new EventWatcher(watcher as FSWatcher, path),
  ),
  'fs.watchFile': watching(['stop'], (watcher, path) => new PollingWatcher(watcher as StatWatcher, path)),
  'fs.promises.watch': asyncStandIn,
}

function watching(methods: string[], resource: (watcher: object, path: string) => Resource): StandIn {
  return {
    call(_owner, watch, args) {
      const watcher = making(watch, args) as FSWatcher | StatWatcher
      rememberCalls(Object.getPrototypeOf(watcher) as Record<string, unknown>, methods)
      // A recursive watcher makes plain ones inside, which are its own.
      if (!isMaking() && isNew(watcher)) record(() => resource(watcher, String(args[0])))
      return watcher
    },
  }
}

/** `watchFile` of one path returns the watcher that is there, with one listener more; it stays with whoever made it. */
function isNew(watcher: FSWatcher | StatWatcher): boolean {
  return !('stop' in watcher) || watcher.listenerCount('change') <= 1
}

type AsyncWatch = (path: unknown, options: AsyncWatchOptions) => AsyncIterable<unknown>

interface AsyncWatchOptions {
  signal?: AbortSignal
}

async function* watchAsync(
  watch: AsyncWatch,
  path: unknown,
  options: AsyncWatchOptions | string = {},
): AsyncGenerator {
  const given = typeof options === 'string' ? { encoding: options } : options
  const controller = new AbortController()
  const { signal = controller.signal } = given as AsyncWatchOptions
  const run = { isOver: false }
  record(() => new AsyncWatcher(run, String(path), controller))
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
