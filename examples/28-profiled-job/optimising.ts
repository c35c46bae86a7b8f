import { setFlagsFromString } from 'node:v8'

const { v8_enable_maglev: hasMaglev } = process.config.variables as { v8_enable_maglev?: unknown }
// Where Maglev is built in, it is on. Node 20 is without it.
const compilers = hasMaglev ? ['opt', 'maglev'] : ['opt']

/** Says whether V8 may compile functions for speed, in all threads of the process. */
export function setOptimising(isOn: boolean): void {
  for (const name of compilers) setFlagsFromString(isOn ? `--${name}` : `--no-${name}`)
}
