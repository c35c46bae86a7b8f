// oxlint-disable typescript/no-explicit-any -- the defaults of the types below, which are those of src/mocks/types
import type * as types from '../types/index.ts'
import {
  AsyncMock as AsyncMockClass,
  MagicMock as MagicMockClass,
  NonCallableMagicMock as NonCallableMagicMockClass,
  PropertyMock as PropertyMockClass,
} from './kinds.ts'
import { createAutospec as makeAutospec } from './create-autospec.ts'
import { Mock as MockClass } from './mock.ts'
import { NonCallableMock as NonCallableMockClass } from './non-callable-mock.ts'
import { keepShapes } from './shapes.ts'

keepShapes()

// The classes as users see them. What `new` gives is a Proxy with the members of the mocked type, which no class declaration
// can say: the types say it beside the classes.

/** A mock: it can be called and constructed, and any attribute of it is a mock. Semantics: `unittest.mock.Mock`. */
export const Mock = nameAs('Mock', MockClass) as types.MockConstructor
export type Mock<T = any> = types.Mock<T>

/** A Mock that supports the protocols of JavaScript: iteration, disposal, conversion, context managers. Semantics: `unittest.mock.MagicMock`. */
export const MagicMock = nameAs('MagicMock', MagicMockClass) as types.MagicMockConstructor
export type MagicMock<T = any> = types.MagicMock<T>

/** A mock of an async function, which knows an awaited call from a called one. Semantics: `unittest.mock.AsyncMock`; the side effect runs at the call. */
export const AsyncMock = nameAs('AsyncMock', AsyncMockClass) as types.AsyncMockConstructor
export type AsyncMock<T = any> = types.AsyncMock<T>

/** A Mock that cannot be called. Semantics: `unittest.mock.NonCallableMock`. */
export const NonCallableMock = nameAs(
  'NonCallableMock',
  NonCallableMockClass,
) as types.NonCallableMockConstructor
export type NonCallableMock<T = any> = types.NonCallableMock<T>

/** A MagicMock that cannot be called. Semantics: `unittest.mock.NonCallableMagicMock`. */
export const NonCallableMagicMock = nameAs(
  'NonCallableMagicMock',
  NonCallableMagicMockClass,
) as types.NonCallableMagicMockConstructor
export type NonCallableMagicMock<T = any> = types.NonCallableMagicMock<T>

/** A mock of a property, and its descriptor: reading calls it, assigning calls it with the value. Semantics: `unittest.mock.PropertyMock`. */
export const PropertyMock = nameAs('PropertyMock', PropertyMockClass) as types.PropertyMockConstructor
export type PropertyMock<V = any> = types.PropertyMock<V>

/**
 * Makes a mock that is shaped by `spec`, a class, instance, object, function or module namespace, as deep as it is read: unknown
 * names are an `AttributeError`, async functions are AsyncMocks, more arguments than a function takes are a `TypeError`. A
 * class gives a mock of the class, whose instances are mocks, or with `{ instance: true }` an instance; its constructor is not
 * run. Semantics: `unittest.mock.create_autospec`.
 *
 * @throws {InvalidSpecError} When `spec` is a mock.
 */
export const createAutospec = nameAs('createAutospec', makeAutospec) as types.CreateAutospec

/** Of two names in one bundle that are the same, the bundler changes one: `<Mock$1>` would stand in every text. */
function nameAs(name: string, value: Function): unknown {
  return Object.defineProperty(value, 'name', { value: name, configurable: true })
}
