// @ts-check
import { IsolatedAsyncioTestCase } from 'vitest-async-case'

// #region policy
export class PolicyTest extends IsolatedAsyncioTestCase {
  static leaks = /** @type {const} */ ('fail')
}
// #endregion policy

// @ts-expect-error -- A misspelt policy stays an error.
export class MisspeltPolicyTest extends IsolatedAsyncioTestCase {
  static leaks = /** @type {const} */ ('fial')
}
