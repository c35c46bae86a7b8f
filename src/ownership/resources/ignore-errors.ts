type EventEmitter = import('node:events').EventEmitter

/** What is ended by force may say so in an `error` event, which would end the process if nobody listened. */
export function ignoreErrors(emitter: EventEmitter): void {
  emitter.on('error', () => undefined)
}
