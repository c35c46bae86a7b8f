import type { Birth } from './birth.ts'
import type { MockClass } from './state.ts'

/** The classes that children are made of. Filled by the classes themselves: the engine below them cannot import them. */
export const classes = {} as Record<'Mock' | 'MagicMock' | 'AsyncMock' | 'NonCallableMagicMock', MockClass>

export function construct(klass: MockClass, birth: Birth): object {
  return new klass(birth as never)
}
