// An untyped mock where a typed one, or the mocked interface itself, is wanted.
import { vi, type Mock as ViMock } from 'vitest'
import { AsyncMock, MagicMock, Mock } from 'vitest-async-case'

interface Service {
  go(): void
  load(id: number): Promise<string>
}
declare function use(service: Service): void
use(new MagicMock())
use(new Mock())
const service: Service = new MagicMock()
const typed: MagicMock<Service> = new MagicMock()
type Load = Service['load']
class Case {
  load!: AsyncMock<Load>
  setUp() {
    this.load = new AsyncMock()
    this.load = new AsyncMock({ returnValue: 'x' })
    this.load = new AsyncMock<Load>()
  }
}
// vi.fn infers from where it is put.
const load: ViMock<Load> = vi.fn()
void [service, typed, Case, load]

declare function takesNumber(value: number): void
// @ts-expect-error -- a typed mock is no other type
takesNumber(new MagicMock<Service>())
