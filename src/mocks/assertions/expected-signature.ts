import { type MockState, stateOf } from '../state/index.ts'
import { isClass, signatureOf } from '../shape/index.ts'
import { joinPath } from '../values/index.ts'

/**
 * What is wrong with an expectation: a call with more arguments than the spec's function takes can never be found.
 * Semantics: CPython's `_call_matcher`, which binds expected calls to the spec's signature.
 */
export function signatureProblem(state: MockState, expected: readonly unknown[]): TypeError | undefined {
  const callable = callableOf(state)
  if (callable === undefined) return undefined
  const { text, most } = signatureOf(callable)
  if (expected.length <= most) return undefined
  const name = callable.name || state.name || 'function'
  return new TypeError(`too many arguments: ${name}${text} takes ${most}, ${expected.length} were expected`)
}

function callableOf(state: MockState): { readonly name: string } | undefined {
  const plan = state.rare?.autospec
  const source = plan === undefined ? state.spec?.source : plan.spec
  if (typeof source !== 'function' || plan?.instance === true) return undefined
  return isClass(source) && plan === undefined ? undefined : source
}

/** The mock below `state` that a call's path leads to, as far as it was made. */
export function mockAt(state: MockState, path: string): MockState | undefined {
  if (path === '') return state
  for (const [key, value] of state.attributes ?? []) {
    const child = stateOf(value)
    if (child === undefined || typeof key === 'symbol') continue
    const rest = restOfPath(path, String(key))
    const found = rest === undefined ? undefined : mockAt(child, rest)
    if (found !== undefined) return found
  }
  const returned = path.startsWith('()') ? stateOf(state.returnValue) : undefined
  return returned === undefined ? undefined : mockAt(returned, path.slice(2).replace(/^\./, ''))
}

function restOfPath(path: string, name: string): string | undefined {
  if (path === name) return ''
  if (!path.startsWith(joinPath('', name))) return undefined
  const rest = path.slice(name.length)
  if (rest.startsWith('.')) return rest.slice(1)
  return rest.startsWith('(') || rest.startsWith('[') ? rest : undefined
}
