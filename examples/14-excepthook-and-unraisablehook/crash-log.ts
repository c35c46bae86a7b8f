import { appendFileSync, readFileSync } from 'node:fs'
import type { ExceptHookArgs, UnraisableHookArgs } from 'vitest-async-case'

// #region log
/** Writes the exceptions that nobody could catch to a file, one a line. Its methods are hooks. */
export class CrashLog {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  readonly excepthook = ({ excType, excValue }: ExceptHookArgs) =>
    this.#write(`CAUGHT in a thread: ${excType.name}('${excValue.message}')`)

  readonly unraisablehook = ({ excType, excValue, errMsg }: UnraisableHookArgs) =>
    this.#write(`${errMsg}: ${excType.name}('${excValue.message}')`)

  lines(): string[] {
    return readFileSync(this.#path, 'utf8').trimEnd().split('\n')
  }

  #write(line: string): void {
    appendFileSync(this.#path, `${line}\n`)
  }
}
// #endregion log
