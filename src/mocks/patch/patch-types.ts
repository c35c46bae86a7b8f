import type { AnyClass, AnyFunction } from '../../decorators/index.ts'
import type { AsyncMock, IsAny, MagicMock } from '../types/index.ts'
import type { SentinelObject } from '../values/index.ts'
import type { Patcher } from './patcher-types.ts'

/** The mock that replaces a member of that type: an AsyncMock where it returns a promise, else a MagicMock. */
export type Replacement<Member> = IsAny<Member> extends true ? MagicMock : ReplacementOf<NonNullable<Member>>

type ReplacementOf<Member> = Member extends AnyClass
  ? MagicMock<Member>
  : Member extends (...args: never[]) => PromiseLike<unknown>
    ? AsyncMock<Member>
    : Member extends object
      ? MagicMock<Member>
      : MagicMock

/** A spec by value: a class, an instance, a function, or a list of names. */
type Spec = object | readonly PropertyKey[]

interface Common {
  /** Lets the patch make what does not exist; it is deleted afterwards. */
  create?: boolean
}

/** Anything else configures the mock: `{ returnValue: 3, 'load.sideEffect': … }`. */
interface Attributes {
  /** Allows attributes that look like misspelt options. */
  unsafe?: boolean
  [attribute: string]: unknown
}

type SpecChoice =
  | { spec?: false | null; specSet?: Spec | boolean | null }
  | { spec: Spec | true; specSet?: boolean | null }

/** The patch makes a mock, of the kind that fits. */
export type MockedBy = Common &
  Attributes &
  SpecChoice & { new?: SentinelObject; newCallable?: never; autospec?: false | null }

/** The mock is shaped by the original (`true`), or by another value, recursively. */
export type AutospeccedBy = Common &
  Attributes & {
    autospec: Spec | true
    new?: never
    newCallable?: never
    spec?: never
    specSet?: boolean | null
  }

/** `new` is the replacement: nothing is left to configure. */
export interface ReplacedBy<Value> extends Common {
  new: Value
  newCallable?: never
  spec?: never
  specSet?: never
  autospec?: never
}

/** A class or function that makes the replacement, anew at each start, from the attributes. */
export type MadeBy<Value> = Common &
  Attributes &
  SpecChoice & {
    // oxlint-disable-next-line typescript/no-explicit-any -- what it takes is its own affair
    newCallable: (new (...args: any[]) => Value) | ((...args: any[]) => Value)
    new?: never
    autospec?: false | null
  }

/** What does not exist yet, or is known by its name only. */
type Made = { create: true }

/** `patch.object(target, name, options)`. Semantics: `unittest.mock.patch.object`. */
export interface PatchObject {
  <Target extends object, Name extends keyof Target, const Value extends Target[Name]>(
    target: Target,
    name: Name,
    options: ReplacedBy<Value>,
  ): Patcher<Value, []>
  <Target extends object, Value>(target: Target, name: keyof Target, options: MadeBy<Value>): Patcher<Value>
  <Target extends object, Name extends keyof Target>(
    target: Target,
    name: Name,
    options?: MockedBy | AutospeccedBy,
  ): Patcher<Replacement<Target[Name]>>
  <Value>(target: object, name: PropertyKey, options: ReplacedBy<Value> & Made): Patcher<Value, []>
  <Value>(target: object, name: PropertyKey, options: MadeBy<Value> & Made): Patcher<Value>
  (target: object, name: PropertyKey, options: MockedBy & Made): Patcher<MagicMock>
}

/** A name into an export: `Service.load`, `defaults.http.timeout`. */
type Dotted<Module> = `${keyof Module & string}.${string}`

/**
 * `patch(module, name, options)`: the module by its namespace or its path, the name with dots where it leads
 * into an export.
 */
export interface PatchExport extends PatchObject {
  <Module extends object, Value>(
    module: Module,
    name: Dotted<Module>,
    options: ReplacedBy<Value>,
  ): Patcher<Value, []>
  <Module extends object, Value>(module: Module, name: Dotted<Module>, options: MadeBy<Value>): Patcher<Value>
  <Module extends object>(
    module: Module,
    name: Dotted<Module>,
    options?: MockedBy | AutospeccedBy,
  ): Patcher<MagicMock>
  <Value>(path: string, name: string, options: ReplacedBy<Value>): Patcher<Value, []>
  <Value>(path: string, name: string, options: MadeBy<Value>): Patcher<Value>
  (path: string, name: string, options?: MockedBy | AutospeccedBy): Patcher<MagicMock>
}

/** The names whose value is `DEFAULT`: those that the patch makes mocks for. */
type MadeNames<Values> = {
  [Name in keyof Values]: Values[Name] extends SentinelObject ? Name : never
}[keyof Values]

/** The mocks that `patch.multiple` makes, by the names whose value is `DEFAULT`. */
export type MadeMocks<Target, Values> = {
  [Name in MadeNames<Values>]: Name extends keyof Target ? Replacement<Target[Name]> : MagicMock
}

type MultipleOptions = Common &
  SpecChoice & { autospec?: Spec | boolean | null; newCallable?: AnyFunction | AnyClass }

type ExtraOf<Made> = [keyof Made] extends [never] ? [] : [Made]

/** `patch.multiple(target, values, options)`. Semantics: `unittest.mock.patch.multiple`. */
export interface PatchMultiple {
  <Target extends object, const Values extends { [Name in keyof Target]?: Target[Name] | SentinelObject }>(
    target: Target,
    values: Values,
    options?: MultipleOptions,
  ): Patcher<MadeMocks<Target, Values>, ExtraOf<MadeMocks<Target, Values>>>
  <const Values extends Record<PropertyKey, unknown>>(
    target: object,
    values: Values,
    options: MultipleOptions & Made,
  ): Patcher<MadeMocks<object, Values>, ExtraOf<MadeMocks<object, Values>>>
  <const Values extends Record<PropertyKey, unknown>>(
    name: string,
    values: Values,
    options?: MultipleOptions,
  ): Patcher<MadeMocks<object, Values>, ExtraOf<MadeMocks<object, Values>>>
}

/** What `patch.dict` takes for a map: whatever has these methods. */
export interface MapLike<Key, Value> {
  /** The value of a key. */
  get(key: Key): Value | undefined | null
  /** Gives a key a value. */
  set(key: Key, value: Value): unknown
  /** Takes a key out. */
  delete(key: Key): unknown
  /** All keys, which are restored in their order. */
  keys(): Iterable<Key>
}

interface DictOptions {
  /** Empties the dictionary first, so that only the given values are in it. */
  clear?: boolean
}

type Entries<Key, Value> = ReadonlyMap<Key, Value> | Iterable<readonly [Key, Value]>

/** `patch.dict(object, values, options)`. Semantics: `unittest.mock.patch.dict`. */
export interface PatchDict {
  <Key, Value, Container extends MapLike<Key, Value>>(
    map: Container & MapLike<Key, Value>,
    values?: Entries<Key, Value> | Readonly<Record<string, Value>>,
    options?: DictOptions,
  ): Patcher<Container, []>
  <Container extends object>(
    // oxlint-disable-next-line typescript/no-explicit-any -- maps of all kinds go by the overload above
    object: Container extends MapLike<any, any> ? never : Container,
    values?:
      | Partial<{ [Name in keyof Container]: Container[Name] }>
      | Entries<keyof Container, Container[keyof Container]>
      | Iterable<readonly [string, unknown]>
      | Readonly<Record<string, Container[keyof Container]>>,
    options?: DictOptions,
  ): Patcher<Container, []>
  (
    name: string,
    values?: Readonly<Record<string, unknown>> | Entries<string, unknown>,
    options?: DictOptions,
  ): Patcher<Record<string, unknown>, []>
}

/**
 * The forms of `patch`: of an export of a module, `patch.object`, `patch.dict`, `patch.multiple`. Semantics:
 * `unittest.mock.patch`.
 */
export interface Patch extends PatchExport {
  /** A property of an object: its own, or an inherited one, which is shadowed. */
  readonly object: PatchObject
  /** The entries of an object, a `Map`, anything with its methods, or what a name such as `'process.env'` stands for. */
  readonly dict: PatchDict
  /** Several properties of one object, all or none; mocks made for `DEFAULT` come as one object. */
  readonly multiple: PatchMultiple
  /** Stops every patch that `start()` put in force, the last one first, to the end. `vi.restoreAllMocks()` does it too. */
  stopall(): void
  /** How the names of the methods begin that a class decorator patches; read when the class is decorated. */
  TEST_PREFIX: string
}
