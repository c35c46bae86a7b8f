import { verify, verifyThat, type Call } from './failure.ts'
import { repr } from './repr.ts'

/** Two texts are the same; Vitest prints them line by line. */
export function verifyMultiLineEqual(call: Call, first: unknown, second: unknown): void {
  verifyThat(call, typeof first === 'string', () => `First argument is not a string: ${repr(first)}`)
  verifyThat(call, typeof second === 'string', () => `Second argument is not a string: ${repr(second)}`)
  verify(
    call,
    expect => expect(first).toBe!(second),
    () => `${repr(first)} != ${repr(second)}`,
  )
}
