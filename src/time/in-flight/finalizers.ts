import { replaceMember } from '../replaced/index.ts'
import { currentWatched, type WatchedTest } from './watched-test.ts'

/** Notes the registries that a test makes: the garbage collector may call them at any time. */
export function noteRegistries(): () => void {
  return replaceMember(
    globalThis,
    'FinalizationRegistry',
    original =>
      new Proxy(original, {
        construct(cls, args, newTarget): object {
          const registry = Reflect.construct(cls, args, newTarget) as object
          currentWatched()?.registries.add(new WeakRef(registry))
          return registry
        },
      }),
  )
}

/** Whether one of those lives. */
export function hasRegistry({ registries }: WatchedTest): boolean {
  for (const registry of registries) {
    if (registry.deref()) return true
    registries.delete(registry)
  }
  return false
}
