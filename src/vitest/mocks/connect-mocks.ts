import { expect, vi } from 'vitest'
import {
  beforeFirstMock,
  clearAll,
  equalityTester,
  onPatchStart,
  snapshotSerializer,
  stopall,
} from '../../mocks/index.ts'
import { shared } from '../../internal/index.ts'
import { runOutside } from '../../ownership/index.ts'

/**
 * Makes mocks known to Vitest, once, when the library is loaded. Spies of Vitest's are made when there is something to tell it
 * of: its code for them is cold, and most test files need none.
 */
export function connectMocks(): void {
  expect.addEqualityTesters([equalityTester])
  expect.addSnapshotSerializer(snapshotSerializer)
  beforeFirstMock(() => runOutside(setAnchor))
  armBeforeSpies()
  onPatchStart(arm)
}

/**
 * A mock of ours cannot enter Vitest's registry, but one spy of Vitest's can stand in for all of them: `vi.clearAllMocks` and
 * `vi.resetAllMocks`, and the settings that run them before each test, call its methods. It is called once, since Vitest 5
 * visits called spies only, and the original methods are not called, since they would strike it off the list.
 */
function setAnchor(): void {
  const anchor = vi.fn()
  // Vitest 5 holds its spies weakly.
  shared('mocks.anchors', () => new Set<unknown>()).add(anchor)
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
 * spy must be gone when the spy is restored.
 */
// state of this copy: it belongs to the sign below, of which each copy has its own
const restoring = { isArmed: false, spyOn: vi.spyOn as (...args: unknown[]) => unknown }
const restoreSign = new Proxy(
  { restore() {} },
  {
    defineProperty(target, key, descriptor) {
      const isRestored = restoring.isArmed
      restoring.isArmed = false
      const isDefined = Reflect.defineProperty(target, key, descriptor)
      if (isRestored) stopall()
      return isDefined
    },
  },
)

function arm(): void {
  if (restoring.isArmed) return
  restoring.spyOn(restoreSign, 'restore')
  restoring.isArmed = true
}

function armBeforeSpies(): void {
  const { spyOn } = restoring
  const arming = (...args: Parameters<typeof spyOn>): unknown => {
    arm()
    return spyOn(...args)
  }
  Object.assign(vi, { spyOn: Object.assign(arming, spyOn) })
}
