import { type MockState, stateOf } from '../state/index.ts'
import { keyText } from '../values/index.ts'

/**
 * Makes an assigned mock a child, whose calls are recorded above. A mock that has a name or a parent keeps them, and one that
 * stands above keeps its place. Semantics: CPython's `_check_and_set_parent`.
 */
export function adopt(parent: MockState, child: MockState, key: PropertyKey, isProtocol: boolean): void {
  if (!isFree(child) || isAbove(child, parent)) return
  child.newParent = parent
  child.newName = keyText(key)
  child.name = child.newName
  // A protocol's calls are no method calls.
  if (!isProtocol) child.parent = parent
}

/** Makes a configured return value a child named `()`. */
export function adoptReturnValue(parent: MockState, value: unknown): void {
  const child = stateOf(value)
  if (child === undefined || !isFree(child) || isAbove(child, parent)) return
  child.newParent = parent
  child.newName = '()'
}

function isFree(child: MockState): boolean {
  return !child.name && child.newName === '' && child.parent === undefined && child.newParent === undefined
}

function isAbove(child: MockState, parent: MockState): boolean {
  for (let above: MockState | undefined = parent; above !== undefined; above = above.newParent)
    if (above === child) return true
  return false
}
