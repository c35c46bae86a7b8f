// What the plugin's appended lines call; not for use by hand. The names `describe` and `test` are what collection that
// only parses a file looks for. The state is shared with the library's main entry, whose copy of it this is.
import { handClass } from './internal/index.ts'

/** Hands a class of `file` to the registration that follows the file's import. */
export function hand(get: () => unknown, file: string): void {
  handClass(file, get())
}

export function describe(_name: string, _tests: () => void, get: () => unknown, file: string): void {
  hand(get, file)
}

export function test(_name: string): void {}
