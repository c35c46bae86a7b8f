import { Mock } from './mock.ts'
import { KIND } from './non-callable-mock.ts'
import { CALLABLE, PROPERTY } from '../state/index.ts'

/**
 * A mock of a property: reading the property calls it without arguments, assigning calls it with the value. It is a property
 * descriptor itself, `Object.defineProperty(object, 'name', new PropertyMock({ returnValue: 1 }))`, and as an attribute
 * of a mock it is a property of that mock. Semantics: `unittest.mock.PropertyMock`.
 */
export class PropertyMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | PROPERTY

  get get(): () => unknown {
    const mock = this as unknown as () => unknown
    return () => mock()
  }

  get set(): (value: unknown) => void {
    const mock = this as unknown as (value: unknown) => unknown
    return value => void mock(value)
  }

  get configurable(): true {
    return true
  }

  get enumerable(): true {
    return true
  }
}
