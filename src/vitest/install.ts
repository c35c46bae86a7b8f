import { prepareErrorHooks } from '../hooks/index.ts'
import { leakPolicy, standInForNode, type LeakPolicy } from '../ownership/index.ts'
import { watchCollection } from './collecting/index.ts'
import { finishInstallation, settings } from './settings/index.ts'
import { prepare } from './prepare.ts'

/** Settings of the whole run, for a setup file of one's own: `install({ … })`. */
export interface InstallOptions {
  /**
   * What becomes of resources that a test leaves behind: `'fail'` fails the test, `'warn'` (the default) annotates it,
   * `'cancel'` disposes of them in silence, as CPython does. A class's own `static leaks` comes first.
   */
  leaks?: LeakPolicy
}

/** Registers the library with Vitest for the test file that is about to load. Called by the setup file. */
export function install(options: InstallOptions = {}): void {
  settings.leaks = leakPolicy(options.leaks ?? 'warn', 'The option leaks of install()')
  prepare()
  prepareErrorHooks()
  standInForNode()
  watchCollection()
  finishInstallation()
}
