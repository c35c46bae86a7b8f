import { blockOf, type AssertionBlock } from './block.ts'
import type { AssertionCall } from './failure.ts'
import { patternOf } from './pattern.ts'

/** What shall come out of a block. */
export interface Expectation {
  /** The first argument, not checked yet. */
  readonly kinds: unknown
  /** What its message has in it. */
  readonly pattern: RegExp | undefined
  /** For the texts of failures: ` by work`, or nothing when the block has no name. */
  readonly by: string
}

/** `assertRaises` and `assertWarns`, with or without a pattern: `rest` is what stands after their own arguments. */
export function expectOfBlock<V>(
  Assertion: new (call: AssertionCall, expectation: Expectation) => AssertionBlock<V>,
  call: AssertionCall,
  kinds: unknown,
  rest: readonly unknown[],
  regex?: { readonly pattern: unknown },
): unknown {
  const { block, args, msg } = blockOf(call, rest)
  const pattern = regex && patternOf(call.method, regex.pattern)
  const by = typeof block === 'function' && block.name ? ` by ${block.name}` : ''
  const assertion = new Assertion({ ...call, msg }, { kinds, pattern, by })
  return block === undefined ? assertion.withoutBlock() : assertion.runCall(block, args)
}

/** What a pattern is searched in: Python's `str(exception)`. */
export function searchedText(error: unknown): string {
  const message: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined
  return typeof message === 'string' ? message : String(error)
}
