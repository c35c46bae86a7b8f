// A mock handed to a helper that takes Vitest's type of a mock function.
import { vi, type Mock as ViMock, type MockedFunction, type MockInstance } from 'vitest'
import { AsyncMock, createAutospec, Mock } from 'vitest-async-case'

type Load = (id: number) => Promise<string>
type Sync = (id: number) => string
const spied: MockInstance<Load> = vi.fn<Load>()
const a: MockInstance<Sync> = new Mock<Sync>()
const b: ViMock<Sync> = new Mock<Sync>()
const c: MockedFunction<Sync> = new Mock<Sync>()
const d: MockInstance<Load> = new AsyncMock<Load>()
const e: MockInstance<Load> = createAutospec(async (id: number) => String(id))
const f: MockedFunction<Load> = new AsyncMock<Load>()
const results: Promise<string>[] = new AsyncMock<Load>().mock.results.flatMap(r =>
  r.type === 'return' ? [r.value] : [],
)
void [spied, a, b, c, d, e, f, results]
