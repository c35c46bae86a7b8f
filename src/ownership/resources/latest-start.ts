// state of this copy: one copy in a process tracks
const latest = new WeakMap<object, object>()

/** Notes that `resource` now stands for what `object` has started: a server may listen again, a socket connect again. */
export function noteStart<T extends { readonly object: object }>(resource: T): T {
  latest.set(resource.object, resource)
  return resource
}

/** Whether `object` has been started again since: then the later start answers for it, so that it counts once. */
export function wasStartedAgain(resource: { readonly object: object }): boolean {
  const last = latest.get(resource.object)
  return last !== undefined && last !== resource
}
