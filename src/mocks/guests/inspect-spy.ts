import type { AnyFunction } from '../../decorators/index.ts'
import { NotASpyError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { isMock } from '../state/index.ts'
import type { CallAssertions, CallHistory } from '../types/index.ts'
import { mirrorOf, type Mirror } from './mirror.ts'

/** What `inspectSpy` gives: the state and the assertions of a mock, typed by the spy's function. */
export type InspectedSpy<F extends AnyFunction> = CallHistory<Parameters<F>> & CallAssertions<Parameters<F>>

/**
 * Gives a spy of another library, a `vi.fn`, a tinyspy or sinon spy or stub, a function of vitest-mock-extended, the
 * state and the assertions of our mocks. The spy itself is not changed; what it records later is seen too.
 *
 * @throws {NotASpyError} for anything else
 */
export function inspectSpy<F extends AnyFunction>(spy: F): InspectedSpy<F> {
  if (isMock(spy)) return spy as F & InspectedSpy<F>
  const mirror = mirrorOf(spy)
  if (!mirror) throw new NotASpyError(showValue(spy))
  return new Proxy(mirror.state.proxy, new InspectionHandler(mirror)) as InspectedSpy<F>
}

/** Asks the guest for its calls before anything is read. */
class InspectionHandler implements ProxyHandler<object> {
  readonly #mirror: Mirror

  constructor(mirror: Mirror) {
    this.#mirror = mirror
  }

  get(target: object, key: PropertyKey): unknown {
    this.#mirror.sync()
    return Reflect.get(target, key)
  }
}
