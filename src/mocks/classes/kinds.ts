import { Mock } from './mock.ts'
import { KIND, NonCallableMock } from './non-callable-mock.ts'
import { CALLABLE, MAGIC, classes, ASYNC, PROPERTY } from '../state/index.ts'
import { addAssertions, own } from './members.ts'
import { asOwnCall, awaitsOf, invoke } from '../engine/index.ts'
import { awaitAssertions } from '../assertions/index.ts'
import type { AwaitAssertions } from '../types/index.ts'
import type { CallValue } from '../values/index.ts'

/** A Mock that supports the protocols of JavaScript: iteration, disposal, conversion, our context managers. */
export class MagicMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | MAGIC
}

/** A MagicMock that cannot be called. */
export class NonCallableMagicMock extends NonCallableMock {
  static override readonly [KIND]: number = MAGIC
}

classes.MagicMock = MagicMock
classes.NonCallableMagicMock = NonCallableMagicMock

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- addAssertions, below, puts them on the prototype
export interface AsyncMock extends AwaitAssertions<unknown[]> {}

/** A mock of an async function: it knows its calls, and which of them were awaited. Semantics: `unittest.mock.AsyncMock`. */
export class AsyncMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | ASYNC

  get awaitCount(): number {
    return awaitsOf(own(this)).length
  }

  get awaitArgs(): CallValue | null {
    const last = awaitsOf(own(this)).at(-1)
    return last === undefined ? null : asOwnCall(last)
  }

  get awaitArgsList(): CallValue[] {
    return awaitsOf(own(this)).map(asOwnCall)
  }
}

addAssertions(AsyncMock.prototype, awaitAssertions)
classes.AsyncMock = AsyncMock

/**
 * A mock of a property: reading the property calls it without arguments, assigning calls it with the value. It is a property
 * descriptor itself, `Object.defineProperty(object, 'name', new PropertyMock({ returnValue: 1 }))`, and as an attribute
 * of a mock it is a property of that mock. Semantics: `unittest.mock.PropertyMock`.
 */
export class PropertyMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | PROPERTY

  get get(): () => unknown {
    const state = own(this)
    return () => invoke(state, undefined, [], undefined)
  }

  get set(): (value: unknown) => void {
    const state = own(this)
    return value => void invoke(state, undefined, [value], undefined)
  }

  get configurable(): true {
    return true
  }

  get enumerable(): true {
    return true
  }
}
