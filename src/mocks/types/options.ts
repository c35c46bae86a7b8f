// oxlint-disable typescript/no-explicit-any -- an untyped mock has any attribute, of any type
import type { SideEffect } from './members.ts'

/** Options of a mock. What is not an option is configured as an attribute: `{ 'load.returnValue': 3 }`. */
export interface MockOptions<A = any, R = any, Produced = R, F = never> {
  /** A class, an instance, a function, or a list of names: other attributes are an `AttributeError`. */
  spec?: unknown
  /** Like `spec`, and setting other attributes is an error too. */
  specSet?: unknown
  /** What a call gives, where no side effect says otherwise. */
  returnValue?: R
  /** What a call does: a function, an error, or an iterable of results. */
  sideEffect?: SideEffect<A, Produced, F>
  /** Calls and attributes are passed on to this, unless they are configured. */
  wraps?: unknown
  /** The name in failures. */
  name?: string
  /** Attributes may look like misspelt assertions, members and options; also those of the mocks that it makes. */
  unsafe?: boolean
  [attribute: string]: unknown
}

/**
 * Options of `createAutospec`; further names configure the mock, as those of `Mock` do. Semantics:
 * `unittest.mock.create_autospec`.
 */
export interface AutospecOptions {
  /** For a class: mock an instance of it, without running its constructor. */
  instance?: boolean
  /** Assigning what the spec does not have is an error too. */
  specSet?: boolean
  /** The name in failures. */
  name?: string
  [option: string]: unknown
}
