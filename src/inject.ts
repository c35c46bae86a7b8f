// What the plugin's appended lines call; not for use by hand. The names `describe` and `test` are what collection that
// only parses a file looks for. The state is shared with the library's main entry, whose copy of it this is.
import { handClass, restoreName } from './internal/index.ts'

/** Hands a class of `file` to the registration that follows the file's import. */
export function hand(name: string, get: () => unknown, file: string): void {
  const cls = get()
  restoreName(cls, name)
  handClass(file, cls)
}

export function describe(name: string, _tests: () => void, get: () => unknown, file: string): void {
  hand(name, get, file)
}

export function test(_name: string): void {}
