import { workerState } from './worker.ts'

type HostCall = (...args: unknown[]) => PromiseLike<unknown>

/** What a test waits for when it has asked Vitest's main process. */
const waitTexts: Readonly<Partial<Record<PropertyKey, (artifact: unknown) => string>>> = {
  onTaskArtifactRecord: artifact => (isAnnotation(artifact) ? 'context.annotate()' : 'recordArtifact()'),
  // Sent before either of them.
  onTaskUpdate: () => 'a report to Vitest',
}

/**
 * Tells of each call through Vitest's line to its main process that a test may wait for, with the promise of the answer.
 * @param follow returns what is handed out for it
 * @returns what ends it
 */
export function followCalls(follow: <T>(text: string, answer: PromiseLike<T>) => PromiseLike<T>): () => void {
  const state = workerState()
  const { rpc } = state
  if (!rpc) return () => {}
  const followed = new Proxy(rpc, {
    get(target, name) {
      const call = Reflect.get(target, name) as HostCall
      const text = waitTexts[name]
      if (!text) return call
      return new Proxy(call, { apply: (_call, _this, args) => follow(text(args[1]), call(...args)) })
    },
  })
  state.rpc = followed
  return () => {
    if (state.rpc === followed) state.rpc = rpc
  }
}

function isAnnotation(artifact: unknown): boolean {
  return (artifact as { readonly type?: string } | undefined)?.type === 'internal:annotation'
}
