import { builtin, realTime, underSymbol } from '../../internal/index.ts'
import { replaceMember } from '../replaced/index.ts'
import { currentWatched } from './watched-test.ts'

type Method = (this: object, ...args: unknown[]) => unknown
type Member = 'postMessage' | 'emit' | 'ref' | 'unref'

// state of this copy: what its own replacements see. When workers were asked for something that have said nothing since.
const askedAt = new WeakMap<object, number>()
// state of this copy: as above. How much had been sent to a child when it last said something.
const sentBefore = new WeakMap<object, number>()

// state of this copy: as above. Ports to which somebody listened already when he made them keep the process alive.
const taken = new WeakSet<object>()

/** What a worker says, or what comes of one that says no more. */
const answers: ReadonlySet<unknown> = new Set(['message', 'messageerror', 'error', 'exit'])

/** Notes what is said to workers and by them, and by children. */
export function noteMessages(): () => void {
  const { Worker, MessagePort } = builtin('node:worker_threads') ?? {}
  const { ChildProcess } = builtin('node:child_process') ?? {}
  const undo = [
    before(Worker?.prototype, 'postMessage', worker => {
      askedAt.set(worker, realTime.now())
      notePost()
    }),
    before(MessagePort?.prototype, 'postMessage', notePost),
    before(MessagePort?.prototype, 'ref', noteTake),
    before(MessagePort?.prototype, 'unref', port => void taken.delete(port)),
    before(Worker?.prototype, 'emit', (worker, event) => {
      if (answers.has(event)) askedAt.delete(worker)
    }),
    before(ChildProcess?.prototype, 'emit', (child, event) => {
      if (event === 'message') sentBefore.set(child, sentTo(child))
    }),
  ]
  return () => undo.forEach(each => each())
}

function notePost(): void {
  const test = currentWatched()
  if (test) test.postedAt = realTime.now()
}

/** Node itself does so before it adds the first listener. */
function noteTake(port: { listenerCount?(event: string): number }): void {
  if (port.listenerCount?.('message')) taken.add(port)
}

function before(
  prototype: object | undefined,
  key: Member,
  note: (object: object, first: unknown) => void,
): () => void {
  if (!prototype) return () => {}
  return replaceMember(
    prototype as Record<Member, Method>,
    key,
    original =>
      function (this: object, ...args: unknown[]): unknown {
        note(this, args[0])
        return Reflect.apply(original, this, args)
      },
  )
}

/** Whether a worker was asked for something through itself, since a moment of the machine's, and has said nothing after that. */
export function isAsked(worker: object, since: number): boolean {
  return (askedAt.get(worker) ?? -Infinity) >= since
}

/** Whether somebody has asked that a port which he listens to keep the process alive, as pools do for a task. */
export function isTaken(port: { hasRef?(): boolean | undefined }): boolean {
  return taken.has(port) && port.hasRef?.() === true
}

/** Whether something has been sent to a child, beyond so many bytes, since it last said something. */
export function isSentTo(child: object, bytes: number): boolean {
  return sentTo(child) > Math.max(bytes, sentBefore.get(child) ?? 0)
}

/** How many bytes went through the channel to a child, which Node keeps below a symbol. */
export function sentTo(child: object): number {
  const channel: { readonly bytesWritten?: number } | undefined = underSymbol(child, 'kChannelHandle')
  return channel?.bytesWritten ?? 0
}
