import { builtin } from '../../internal/index.ts'
import { isMaking, making } from '../making.ts'
import { replaceMethod } from '../patch.ts'
import { record } from '../record.ts'
import type { Resource, ResourceState } from '../resource.ts'
import { rememberCalls, wasAsked } from './asked.ts'
import { hasRef } from './private-state.ts'

type FSWatcher = import('node:fs').FSWatcher
type StatWatcher = import('node:fs').StatWatcher

type Watch = (path: unknown, ...rest: unknown[]) => object

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

const known = new WeakSet<object>()

export function trackFileWatchers(): void {
  const fs = builtin('node:fs') as typeof import('node:fs')
  const events = watched(
    ['close', 'ref', 'unref'],
    (watcher, path) => new EventWatcher(watcher as FSWatcher, path),
  )
  const polling = watched(['stop'], (watcher, path) => new PollingWatcher(watcher as StatWatcher, path))
  replaceMethod(fs, 'watch', events)
  replaceMethod(fs, 'watchFile', polling)
  replaceMethod(fs.promises, 'watch', original => {
    return ((path: unknown, options?: object) => watchAsync(original as never, path, options)) as never
  })
}

function watched(methods: string[], resource: (watcher: object, path: string) => Resource) {
  return (original: unknown) =>
    (path: unknown, ...rest: unknown[]): object => {
      const watcher = making(original as Watch, path, ...rest)
      rememberCalls(Object.getPrototypeOf(watcher) as Record<string, unknown>, methods)
      // A recursive watcher makes plain ones inside, which are its own.
      // watchFile of one path returns the watcher that is there; it stays with whoever made it.
      if (!isMaking() && !known.has(watcher)) record(() => resource(watcher, String(path)))
      known.add(watcher)
      return watcher
    }
}

interface AsyncWatchOptions {
  signal?: AbortSignal
}

async function* watchAsync(
  watch: (path: unknown, options: AsyncWatchOptions) => AsyncIterable<unknown>,
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
