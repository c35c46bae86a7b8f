// oxlint-disable typescript/no-explicit-any -- an untyped mock has any attribute, of any type
import type { AsyncProduced, AwaitMembers, MockMembers } from './members.ts'
import type { AnyClass, AnyFunction } from '../../decorators/index.ts'
import type { ArgumentsOf, IsAny, IsAsync, CallResultOf } from './signatures.ts'
import type { VitestMembers } from './vitest-members.ts'

/** The kinds of mock, as far as types tell them apart. */
interface Kind {
  isAsync: boolean
  isCallable: boolean
}
interface SyncKind extends Kind {
  isAsync: false
  isCallable: true
}
interface AsyncKind extends Kind {
  isAsync: true
  isCallable: true
}
interface ObjectKind extends Kind {
  isAsync: false
  isCallable: false
}

// Interfaces, since these are worked out only when a member of them is looked at: a type with thousands of members costs
// no more than those that are used.
interface SyncMembers<A, R, F = never, Given = R>
  extends MockMembers<A, R, R | Given, F, Given>, VitestMembers<A, R, F, R | Given> {}
interface AsyncMembers<A, R, F = never>
  extends
    MockMembers<A, Awaited<R>, AsyncProduced<R>, F>,
    AwaitMembers<A>,
    VitestMembers<A, R, F, R | Awaited<R>> {}
interface SyncMembersOf<F> extends SyncMembers<ArgumentsOf<F>, CallResultOf<F>, F>, Constructible<F> {}
interface AsyncMembersOf<F> extends AsyncMembers<ArgumentsOf<F>, CallResultOf<F>, F>, Constructible<F> {}

/** A mock can be constructed, whatever it stands for: Vitest's types of mock functions say so. */
interface Constructible<F> {
  new (...args: F extends AnyFunction ? Parameters<F> : never): F extends AnyFunction ? ReturnType<F> : never
}

/** Protocols and names that TypeScript would otherwise take from `Function`, or miss. */
interface UntypedMembers {
  name: any
  [Symbol.iterator]: any
  [Symbol.asyncIterator]: any
  [Symbol.dispose]: any
  [Symbol.asyncDispose]: any
  [Symbol.toPrimitive]: any
  [Symbol.hasInstance]: any
  [attribute: string | symbol]: any
}

/** A mock of which nothing is known: it can be called and constructed and has every attribute. */
type UntypedMock<K extends Kind> = (K extends AsyncKind
  ? AsyncMembers<any[], any> & ((...args: any[]) => Promise<any>)
  : K extends ObjectKind
    ? MockMembers<any[], any>
    : SyncMembers<any[], any> & ((...args: any[]) => any)) &
  (K extends ObjectKind ? unknown : new (...args: any[]) => any) &
  UntypedMembers

/** Each member is the mock of its type, worked out when it is looked at; `as` keeps arrays from being mapped item by item. */
type MemberMocks<T, K extends Kind> = { [P in keyof T as P]: MemberMock<T[P], K> }

type MemberMock<V, K extends Kind> =
  IsAny<V> extends true
    ? any
    : V extends (...args: any[]) => infer R
      ? MethodMock<V, R, K>
      : V extends AnyClass
        ? ClassMock<V>
        : V extends object
          ? V & MockMembers<any[], any> & MemberMocks<V, K>
          : V

type MethodMock<F extends AnyFunction, R, K extends Kind> = K extends AsyncKind
  ? AsyncFunctionMock<F>
  : IsAny<R> extends true
    ? F & SyncMembersOf<F>
    : R extends PromiseLike<unknown>
      ? F & AsyncMembersOf<F> & MemberMocks<F, SyncKind>
      : F & SyncMembersOf<F> & MemberMocks<F, SyncKind>

type FunctionMock<F extends AnyFunction> = F & SyncMembersOf<F> & MemberMocks<F, SyncKind>

/** A function that returns no promise becomes one that does. */
type AsyncFunctionMock<F extends AnyFunction> = (IsAsync<F> extends true
  ? F
  : (...args: Parameters<F>) => Promise<Awaited<ReturnType<F>>>) &
  AsyncMembersOf<F> &
  MemberMocks<F, SyncKind>

/** Its instances are mocks as well. */
type ClassMock<C extends AnyClass> = (new (...args: ConstructorParameters<C>) => MagicMock<InstanceType<C>>) &
  C &
  SyncMembers<
    ConstructorParameters<C>,
    MagicMock<InstanceType<C>>,
    C | (new (...args: ConstructorParameters<C>) => InstanceType<C>),
    InstanceType<C>
  > &
  Omit<MemberMocks<C, SyncKind>, 'prototype'>

/** A mock of an object: assignable to its type, and each member a mock; it can be called, too, with whatever arguments. */
type ObjectMock<T, K extends Kind> = T &
  MemberMocks<T, K> &
  (K extends AsyncKind
    ? AsyncMembers<any[], any> & ((...args: any[]) => Promise<any>)
    : K extends ObjectKind
      ? MockMembers<any[], any>
      : SyncMembers<any[], any> & ((...args: any[]) => any))

type MockOf<T, K extends Kind> =
  IsAny<T> extends true
    ? UntypedMock<K>
    : T extends AnyClass
      ? ClassMock<T>
      : T extends AnyFunction
        ? K extends AsyncKind
          ? AsyncFunctionMock<T>
          : FunctionMock<T>
        : ObjectMock<T, K>

/** A mock of `T`, a function or object type. */
export type Mock<T = any> = MockOf<T, SyncKind>
/** A mock of `T` that supports the protocols of JavaScript. */
export type MagicMock<T = any> = MockOf<T, SyncKind>
/** A mock of the async function type `T`. */
export type AsyncMock<T = any> = MockOf<T, AsyncKind>
/** A mock of the object type `T` that cannot be called. */
export type NonCallableMock<T = any> = MockOf<T, ObjectKind>
/** A mock of the object type `T` that cannot be called, and supports the protocols of JavaScript. */
export type NonCallableMagicMock<T = any> = MockOf<T, ObjectKind>
/** A mock of a property of type `V`, and the property's descriptor. */
export type PropertyMock<V = any> = FunctionMock<(...value: [] | [V]) => V> & {
  /** Reads the property, which calls the mock with nothing. */
  get(): V
  /** Assigns the property, which calls the mock with the value. */
  set(value: V): void
  /** So that it can be taken away again. */
  readonly configurable: true
  /** Seen where properties are listed. */
  readonly enumerable: true
}
