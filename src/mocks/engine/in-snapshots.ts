import { CALLABLE, type MockState, hasFlag, stateOf } from '../state/index.ts'

/** How Vitest prints a value: the rest is handed on as it comes. */
type Print<C> = (value: unknown, config: C, indentation: string, depth: number, refs: unknown[]) => string

/**
 * A snapshot of a mock of an object shows what the test made of it, as that of a mock of an instance does: the names of a
 * module or a client are not asked for. With a `toJSON` it says itself what it shows.
 */
export const snapshotSerializer = {
  test(value: unknown): boolean {
    const state = stateOf(value)
    if (state === undefined || hasFlag(state, CALLABLE) || !state.spec?.listed().length) return false
    return !Reflect.has(state.proxy, 'toJSON')
  },
  serialize<C>(
    mock: object,
    config: C,
    indentation: string,
    depth: number,
    refs: unknown[],
    print: Print<C>,
  ): string {
    if (refs.includes(mock)) return '[Circular]'
    return print(madeOf(stateOf(mock)!), config, indentation, depth, [...refs, mock])
  },
}

/** What was read, configured or called of a mock, as an object of its class. */
function madeOf({ proxy, attributes, rare }: MockState): object {
  const made: object = Object.create(Reflect.getPrototypeOf(proxy))
  for (const key of [...(attributes?.keys() ?? []), ...(rare?.accessors?.keys() ?? [])])
    if (Reflect.has(proxy, key))
      Object.defineProperty(made, key, { value: Reflect.get(proxy, key), enumerable: true })
  return made
}
