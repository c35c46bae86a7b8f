import { getHost } from '../internal/index.ts'
import { failure, verify, verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** What unittest calls the kind in its messages. A tuple is an array too: JavaScript tells the two by type only. */
export type SequenceKind = 'sequence' | 'list' | 'tuple'

/** Two sequences have equal elements in the same order. A `sequence` is what has a length and indexed elements. */
export function verifySequenceEqual(
  call: AssertionCall,
  first: unknown,
  second: unknown,
  kind: SequenceKind,
): void {
  const left = elementsOf(call, 'First', first, kind)
  const right = elementsOf(call, 'Second', second, kind)
  verify(
    call,
    expect => expect(left).toEqual!(right),
    () => describeDifference(first, second, left, right, kind),
  )
}

/** As `verifySequenceEqual`, when both must also be instances of one class. */
export function verifySequencesOf(
  call: AssertionCall,
  first: unknown,
  second: unknown,
  type: Function,
): void {
  for (const [which, value] of [['First', first] as const, ['Second', second] as const])
    verifyThat(call, value instanceof type, () => `${which} sequence is not a ${type.name}: ${repr(value)}`)
  verifySequenceEqual(call, first, second, 'sequence')
}

function elementsOf(
  call: AssertionCall,
  which: string,
  value: unknown,
  kind: SequenceKind,
): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (kind !== 'sequence') throw failure(call, `${which} sequence is not a ${kind}: ${repr(value)}`)
  if (!isArrayLike(value)) throw failure(call, `${which} sequence has no length.    Non-sequence?`)
  return Array.from(value)
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value === 'string') return true
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'length') === 'number'
}

function describeDifference(
  first: unknown,
  second: unknown,
  left: readonly unknown[],
  right: readonly unknown[],
  kind: SequenceKind,
): string {
  const title = `${kind[0]!.toUpperCase()}${kind.slice(1)}s differ: ${repr(first)} != ${repr(second)}`
  return [title, differingElement(left, right), extraElements(left, right, kind)].filter(Boolean).join('\n\n')
}

function differingElement(left: readonly unknown[], right: readonly unknown[]): string {
  const { equals } = getHost()
  const shared = Math.min(left.length, right.length)
  for (let index = 0; index < shared; index++)
    if (!equals(left[index], right[index]))
      return `First differing element ${index}:\n${repr(left[index])}\n${repr(right[index])}`
  return ''
}

function extraElements(left: readonly unknown[], right: readonly unknown[], kind: SequenceKind): string {
  if (left.length === right.length) return ''
  const [which, longer, shorter] =
    left.length > right.length ? ['First', left, right] : ['Second', right, left]
  const count = longer.length - shorter.length
  const extra = `${which} extra element ${shorter.length}:\n${repr(longer[shorter.length])}`
  return `${which} ${kind} contains ${count} additional elements.\n${extra}`
}
