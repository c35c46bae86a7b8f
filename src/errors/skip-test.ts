/**
 * Thrown to skip the running test, sub-test or fixture. Semantics: `unittest.SkipTest`.
 */
export class SkipTest extends Error {
  override name = 'SkipTest'
}
