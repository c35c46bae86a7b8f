// oxlint-disable typescript/no-explicit-any -- an untyped mock has any attribute, of any type
import type {
  AsyncMock,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  PropertyMock,
} from './mock-types.ts'
import type { AsyncProduced } from './members.ts'
import type { AutospecOptions, MockOptions } from './options.ts'
import type { AnyClass, AnyFunction } from '../../decorators/index.ts'
import type { ArgumentsOf, CallResultOf, IsAny } from './signatures.ts'

type OptionsOf<T> = [T] extends [never]
  ? MockOptions
  : MockOptions<ArgumentsOf<T>, CallResultOf<T>, CallResultOf<T>, MockedFunction<T>>
type AsyncOptionsOf<T> = [T] extends [never]
  ? MockOptions
  : MockOptions<ArgumentsOf<T>, Awaited<CallResultOf<T>>, AsyncProduced<CallResultOf<T>>, MockedFunction<T>>
/** A function or class that is mocked is a side effect of its mock. */
type MockedFunction<T> = IsAny<T> extends true ? never : T extends AnyFunction | AnyClass ? T : never
/** A spec from which the mocked type is known: a class says what its instances are, a list of names nothing, a value itself. */
type SpecOption<S> = { spec: S } | { specSet: S }
type Specced<S> = S extends AnyClass ? InstanceType<S> : S extends readonly PropertyKey[] ? any : S

/** The class `Mock`: the type of the mock comes from `spec`, or is given. */
export interface MockConstructor {
  new <S>(options: OptionsOf<Specced<S>> & SpecOption<S>): Mock<Specced<S>>
  new <T = any>(options?: OptionsOf<NoInfer<T>>): Mock<T>
}

/** The class `MagicMock`: the type of the mock comes from `spec`, or is given. */
export interface MagicMockConstructor {
  new <S>(options: OptionsOf<Specced<S>> & SpecOption<S>): MagicMock<Specced<S>>
  new <T = any>(options?: OptionsOf<NoInfer<T>>): MagicMock<T>
}

/** The class `AsyncMock`: the type of the mock comes from `spec`, or is given. */
export interface AsyncMockConstructor {
  new <S>(options: AsyncOptionsOf<Specced<S>> & SpecOption<S>): AsyncMock<Specced<S>>
  new <T = any>(options?: AsyncOptionsOf<NoInfer<T>>): AsyncMock<T>
}

/** The class `NonCallableMock`: the type of the mock comes from `spec`, or is given. */
export interface NonCallableMockConstructor {
  new <S>(options: MockOptions & SpecOption<S>): NonCallableMock<Specced<S>>
  new <T = any>(options?: MockOptions): NonCallableMock<T>
}

/** The class `NonCallableMagicMock`: the type of the mock comes from `spec`, or is given. */
export interface NonCallableMagicMockConstructor {
  new <S>(options: MockOptions & SpecOption<S>): NonCallableMagicMock<Specced<S>>
  new <T = any>(options?: MockOptions): NonCallableMagicMock<T>
}

/** The class `PropertyMock`, of a property whose type is `V`. */
export interface PropertyMockConstructor {
  new <V = any>(options?: MockOptions<[] | [V], V>): PropertyMock<V>
}

/** Makes a mock that is shaped by `spec`: see there. */
export interface CreateAutospec {
  <T extends object>(
    spec: abstract new (...args: any[]) => T,
    options: AutospecOptions & { instance: true },
  ): NonCallableMagicMock<T>
  <C extends AnyClass>(spec: C, options?: AutospecOptions & { instance?: false }): MagicMock<C>
  <F extends (...args: any[]) => Promise<any>>(spec: F, options?: AutospecOptions): AsyncMock<F>
  <F extends AnyFunction>(spec: F, options?: AutospecOptions): MagicMock<F>
  <T>(spec: T, options?: AutospecOptions & { instance?: false }): NonCallableMagicMock<T>
}
