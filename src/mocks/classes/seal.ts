import { atCallersLine } from '../text/index.ts'
import { childrenOf } from '../engine/index.ts'
import { type MockState, SEALED, stateOf } from '../state/index.ts'

/**
 * Fixes what a mock has: from now on, reading or setting an unknown attribute of it, or of the mocks that it made, throws
 * {@link SealedError}, and so does a call that would need a new return value. What an autospec lists is there: its methods can be called,
 * and what they give is sealed. Semantics: `unittest.mock.seal` of Python 3.12.
 *
 * @throws {TypeError} When `mock` is no mock.
 */
export function seal(mock: object): void {
  const state = stateOf(mock)
  if (state === undefined) throw atCallersLine(new TypeError('seal() takes a mock of this library.'))
  sealTree(state)
}

function sealTree(state: MockState): void {
  state.flags |= SEALED
  for (const child of childrenOf(state)) sealTree(child)
  const returned = stateOf(state.returnValue)
  if (returned?.newParent === state) sealTree(returned)
}
