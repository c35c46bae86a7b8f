import { HookNotCallableError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { currentOwner, type Owner } from '../ownership/index.ts'

/** A hook: its result is ignored; a promise that it returns is awaited for its error only. */
export type Hook<Args> = (args: Args) => unknown

/** Where a hook lies that was set outside every owner: it holds for one test file. */
interface Base<Args> {
  readonly hook: Hook<Args>
  readonly file: string | undefined
}

/** What a slot needs of the host. */
export interface SlotHost {
  /** The test file that runs, so that a hook of one file does not reach the next. */
  currentFile(): string | undefined
  /** Runs `restore` at the end of the running test of the host's own kind; nothing where there is none. */
  onScopeEnd(restore: () => void): void
}

/**
 * A variable that hooks are assigned to, as `sys.unraisablehook`, with a value for each owner: an assignment holds for
 * the test, class or file in whose context it is made, and ends with it; concurrent tests do not see each other's.
 */
export class HookSlot<Args> {
  /** Whom to ask for files and ends of plain tests. Set by `installErrorHooks`. */
  host: SlotHost | undefined
  readonly #name: string
  readonly #original: Hook<Args>
  readonly #byOwner = new WeakMap<Owner, Hook<Args>>()
  #base: Base<Args> | undefined

  /** @param original the default hook, called `name` with underscores around its last part in error texts */
  constructor(name: string, original: Hook<Args>) {
    this.#name = name
    this.#original = original
  }

  /** The hook for `owner`: its own, else that of the nearest living owner around it, else the file's, else the original. */
  get(owner: Owner | undefined = currentOwner()): Hook<Args> {
    for (let at = owner; at; at = at.parent) {
      const hook = at.closedAt === undefined ? this.#byOwner.get(at) : undefined
      if (hook) return hook
    }
    const isOfThisFile = this.#base?.file === this.host?.currentFile()
    return this.#base && isOfThisFile ? this.#base.hook : this.#original
  }

  /** Whether anything but the original would be called for `owner`. */
  isSet(owner: Owner | undefined): boolean {
    return this.get(owner) !== this.#original
  }

  /** Assigns `hook` in the current scope. Throws HookNotCallableError. */
  set(hook: Hook<Args>): void {
    this.override(hook)
  }

  /** Assigns `hook` in the current scope and returns what puts the earlier one back. Throws HookNotCallableError. */
  override(hook: Hook<Args>): () => void {
    if (typeof hook !== 'function')
      throw new HookNotCallableError(this.#name, this.#name.replace(/\w+$/, '__$&__'), showValue(hook))
    const owner = currentOwner()
    if (owner) return this.#overrideOf(owner, hook)
    const before = this.#base
    this.#base = { hook, file: this.host?.currentFile() }
    const restore = () => {
      this.#base = before
    }
    this.host?.onScopeEnd(restore)
    return restore
  }

  #overrideOf(owner: Owner, hook: Hook<Args>): () => void {
    const before = this.#byOwner.get(owner)
    this.#byOwner.set(owner, hook)
    return () => {
      if (before) this.#byOwner.set(owner, before)
      else this.#byOwner.delete(owner)
    }
  }
}
