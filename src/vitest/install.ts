import { watchCollection } from './collect.ts'
import { routeErrors } from './error-hooks.ts'

/** Settings of the whole run, for a setup file of one's own: `install({ … })`. */
export interface InstallOptions {
  /** What becomes of resources that a test leaves behind: `'fail'`, `'warn'` (the default) or `'cancel'`. */
  leaks?: 'fail' | 'warn' | 'cancel'
}

/** Registers the library with Vitest for the test file that is about to load. Called by the setup file. */
export function install(_options: InstallOptions = {}): void {
  routeErrors()
  watchCollection(true)
}
