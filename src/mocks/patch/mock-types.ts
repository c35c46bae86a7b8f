import type { AsyncMock, MagicMock } from '../classes/index.ts'

/** A mock of `T`: it has the members of both. */
export type MagicMockOf<T> = MagicMock<T>
export type AsyncMockOf<T> = AsyncMock<T>
