import type { TestContext } from 'vitest' // oxlint-disable-line no-restricted-imports -- a type, erased when built: users get Vitest's own context
import { shared } from './state.ts'

export type { TestContext }

/** What the lower layers need of the test runner. `src/vitest` fills it in when it loads; nothing else imports vitest. */
export interface Host {
  /** Vitest's `expect`, for assertion methods and diffs. */
  expect: ExpectHost
  /** The class of Vitest's failed assertions. */
  AssertionError: new (message?: string) => Error
  /**
   * Whether `expect(a).toEqual(b)` would hold: recursively, with asymmetric matchers and custom testers. That leaves out
   * fields that are `undefined`, unless it `keepsUndefined`.
   */
  equals(a: unknown, b: unknown, keepsUndefined?: boolean): boolean
  /** The custom testers of `expect`, as many as there are by now. */
  readonly testers: readonly unknown[]
  /** The diff that Vitest would print, with its colours. */
  diff(expected: unknown, received: unknown): string
  /** A value as Vitest writes it in messages: one line, shortened. Never throws. */
  inspect(value: unknown): string
  /** What the host's own call throws that skips a running test; the reason may be empty. */
  skipIn(error: unknown): { readonly reason: string } | undefined
  /** Whether a test runs at the moment, be it one without an owner. */
  isInTest?(): boolean
  /** Whether a module is being loaded: imported by a test, and not evaluated yet. */
  isLoading?(): boolean
  /**
   * Tells of each call to the host's main process that a test may wait for, with the promise of its answer; `follow` returns
   * what is handed out for it. Returns what ends that.
   */
  followCalls?(follow: <T>(text: string, answer: PromiseLike<T>) => PromiseLike<T>): () => void
  /** The place in the user's file (from 1) of a place in code that ran (from 0), by its source map. */
  originalPlace?(file: string, line: number, column: number): { line: number; column: number } | undefined
  /**
   * The namespace of a module that is loaded, by its path, which starts from `importer` when it is relative; `'external'`
   * for a module whose exports nobody can replace, `undefined` for one that is not loaded.
   */
  findModule(path: string, importer: string | undefined): object | 'external' | undefined
  /** The path of a loaded module, from the project's root, by its namespace. */
  nameOfModule?(namespace: object): string | undefined
}

/** The part of Vitest's `expect` that the library calls, structurally, so that 4.1 and 5 both fit. */
export interface ExpectHost {
  (
    actual: unknown,
    message?: string,
  ): Record<string, (...args: unknown[]) => unknown> & {
    not: Record<string, (...args: unknown[]) => unknown>
  }
  extend(matchers: Record<string, unknown>): void
  addEqualityTesters(testers: unknown[]): void
}

const connection = shared<{ host: Host | undefined }>('host', () => ({ host: undefined }))

export function setHost(host: Host): void {
  connection.host = host
}

/** The host. Throws when the library was loaded outside Vitest. */
export function getHost(): Host {
  if (!connection.host) throw notConnected()
  return connection.host
}

/** What is thrown where the library was loaded outside Vitest. */
export function notConnected(): Error {
  return new Error(
    'vitest-async-case is not connected to Vitest: import it from a test file or a setup file that Vitest runs.',
  )
}
