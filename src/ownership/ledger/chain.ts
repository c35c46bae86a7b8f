import { Creation } from './creation.ts'

/** The line of a time-out, and before it those of the time-outs whose callbacks led to it, the latest first. */
export function chainOf(line: Error): readonly Error[] {
  const lines = [line]
  for (let { cause } = line; cause instanceof Error; { cause } = cause) lines.push(cause)
  return lines
}

/**
 * Where a timer was made. A package that makes the next time-out in the callback of the one before keeps up a chain (an
 * evictor, a heartbeat): all of it was made where it began.
 */
export function creationOfTimer(line: Error): Creation {
  const chain = chainOf(line)
  const end = chain.findIndex(each => Creation.ofTimer(each).origin !== 'package')
  const began = chain[(end === -1 ? chain.length : end) - 1]
  return Creation.ofTimer(began ?? line)
}

/** Whether the timer of this line is a later link of such a chain. */
export function isChained(line: Error): boolean {
  return creationOfTimer(line) !== Creation.ofTimer(line)
}

// state of this copy: of the lines that its own stand-ins take
const reactions = new WeakSet<Error>()

/** The timer of this line is made while something of its owner's is being ended by force. */
export function noteReaction(line: Error): void {
  reactions.add(line)
}

/** Whether a timer follows from such an ending: a client that was cut off tries again. */
export function isReaction(line: Error): boolean {
  return chainOf(line).some(each => reactions.has(each))
}
