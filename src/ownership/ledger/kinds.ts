/** What is known of all resources of a kind. */
interface KindOfResource {
  /** The one call that ends it, as a user would write it; a resource that was made in another way tells its own. */
  readonly remedy: string
  /** Whether it is a timer: those are cleared with their test, and a pool has some of its own. */
  readonly isTimer?: true
  /** Whether it cannot be meant for a later test: something that its maker waits for. */
  readonly isOfOneTest?: true
  /** Whether client libraries pool it: made on behalf of one test, kept for the next. */
  readonly isPooled?: true
  /** Whether Node makes it inside something else, which is reported itself. */
  readonly isInner?: true
}

// To track a kind: a row here, what sees it in tracking.ts, a leak of it in test/unit/ownership/leaks/leaks.test.ts, and
// its name in docs/guides/tasks-and-ownership.md. Whatever is forgotten fails to compile or a test.
const table = {
  timeout: { remedy: 'clearTimeout(timer)', isTimer: true, isOfOneTest: true },
  interval: { remedy: 'clearInterval(timer)', isTimer: true, isOfOneTest: true },
  immediate: { remedy: 'clearImmediate(immediate)', isTimer: true, isOfOneTest: true },
  server: { remedy: 'await new Promise(done => server.close(done))' },
  socket: { remedy: 'socket.destroy()', isPooled: true, isInner: true },
  'HTTP/2 session': { remedy: 'session.close()', isPooled: true, isInner: true },
  'UDP socket': { remedy: 'socket.close()' },
  'HTTP request': { remedy: 'request.destroy()', isOfOneTest: true },
  'fetch request': {
    remedy: 'controller.abort() of the signal given to fetch, or await response.body?.cancel()',
    isOfOneTest: true,
  },
  'web socket': { remedy: 'webSocket.close()' },
  'child process': { remedy: "child.kill(), then await once(child, 'exit')", isPooled: true },
  worker: { remedy: 'await worker.terminate()', isPooled: true },
  'file watcher': { remedy: 'watcher.close()', isInner: true },
  'message port': { remedy: 'port.close()', isPooled: true },
  'broadcast channel': { remedy: 'channel.close()' },
  'file handle': { remedy: 'await handle.close()' },
  'file stream': { remedy: 'stream.destroy()' },
} satisfies Record<string, KindOfResource>

/** The kinds of resources that a test answers for, as reports and `allowLeak({ kind })` name them. */
export type LeakKind = keyof typeof table

/** What made a timer. */
export type TimerKind = {
  [Name in LeakKind]: (typeof table)[Name] extends { isTimer: true } ? Name : never
}[LeakKind]

/** Each kind, once. */
export const kinds: Readonly<Record<LeakKind, KindOfResource>> = table
