import type { Birth } from './birth.ts'
import type { MockClass, MockState } from './state.ts'

/** The classes that children are made of. Filled by the classes themselves: the engine below them cannot import them. */
export const classes = {} as Record<'Mock' | 'MagicMock' | 'AsyncMock' | 'NonCallableMagicMock', MockClass>

/** What makes a mock; children are made by what it consists of, so that they cannot import it either. */
export const factory = {} as { make(klass: MockClass, flags: number): MockState }

export function construct(klass: MockClass, birth: Birth): object {
  return new klass(birth as never)
}
