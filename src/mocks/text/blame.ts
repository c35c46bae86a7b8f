import { type MockState, SPEC_SET, hasFlag } from '../state/index.ts'
import { joinPath } from '../values/index.ts'

/** The path of a mock from the top of its tree: `service.load()`, or `mock` for an unnamed one. */
export function pathOf(state: MockState): string {
  const parts: string[] = []
  let top = state
  for (; top.newParent !== undefined; top = top.newParent) parts.unshift(top.newName)
  let path = top.name ?? 'mock'
  for (const part of parts) path = joinPath(path, part)
  return path
}

/** What an assertion calls the mock: its own name. Semantics: CPython's `_mock_name or 'mock'`. */
export function shortName(state: MockState): string {
  return state.rare?.displayName ?? state.name ?? 'mock'
}

/** `MagicMock name='service.load' spec='Service'`: the text of a mock, without the brackets. */
export function describeMock(state: MockState): string {
  const path = state.rare?.displayName ?? pathOf(state)
  const name = path === 'mock' ? '' : ` name='${path}'`
  const label = state.spec?.label
  const spec = label === undefined ? '' : ` ${hasFlag(state, SPEC_SET) ? 'specSet' : 'spec'}='${label}'`
  return `${state.klass.name}${name}${spec}`
}
