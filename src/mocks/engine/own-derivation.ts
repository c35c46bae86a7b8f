import { shared } from '../../internal/index.ts'

/** Whether the library itself derives promises at present: from a tracked one, that is no await of the user's. */
export const own = shared('mocks.own', () => ({ isDeriving: false }))

/** Runs `derive`, whose `.then` on a tracked promise is the library's own. */
export function deriveOwn<T>(derive: () => T): T {
  const before = own.isDeriving
  own.isDeriving = true
  try {
    return derive()
  } finally {
    own.isDeriving = before
  }
}
