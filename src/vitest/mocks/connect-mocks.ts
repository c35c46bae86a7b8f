import { expect, vi } from 'vitest'
import { clearAll, equalityTester, onPatchStart, snapshotSerializer, stopall } from '../../mocks/index.ts'

/** Makes mocks known to Vitest, once, when the library is loaded. */
export function connectMocks(): void {
  expect.addEqualityTesters([equalityTester])
  expect.addSnapshotSerializer(snapshotSerializer)
  setAnchor()
  arm()
  onPatchStart(arm)
}

/**
 * A mock of ours cannot enter Vitest's registry, but one spy of Vitest's can stand in for all of them: `vi.clearAllMocks` and
 * `vi.resetAllMocks`, and the settings that run them before each test, call its methods. It is called once, since Vitest 5
 * visits called spies only, and the original methods are not called, since they would strike it off the list.
 */
function setAnchor(): void {
  const anchor = vi.fn()
  anchor()
  anchor.mockClear = () => {
    clearAll(false)
    return anchor
  }
  anchor.mockReset = () => {
    clearAll(true)
    return anchor
  }
}

/**
 * `vi.restoreAllMocks` restores what `vi.spyOn` put in place, each thing once, the first one first. So a method of this object
 * is spied on, and putting it back is the sign to stop all patches. It is armed before there are spies, since a patch over a
 * spy must be gone when the spy is restored, and again when Vitest has walked over its list.
 */
// state of this copy: it belongs to the sign below, of which each copy has its own
const restoring = { isArmed: false }
const restoreSign = new Proxy(
  { restore() {} },
  {
    defineProperty(target, key, descriptor) {
      const isRestored = restoring.isArmed
      restoring.isArmed = false
      const isDefined = Reflect.defineProperty(target, key, descriptor)
      if (isRestored) {
        void Promise.resolve().then(arm)
        stopall()
      }
      return isDefined
    },
  },
)

function arm(): void {
  if (restoring.isArmed) return
  vi.spyOn(restoreSign, 'restore')
  restoring.isArmed = true
}
