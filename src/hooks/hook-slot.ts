import { HookNotCallableError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { currentOwner, type Owner } from '../ownership/index.ts'

/** A hook: its result is ignored; a promise that it returns is awaited for its error only. */
export type Hook<Args> = (args: Args) => unknown

/** One assignment of a hook. */
interface Assigned<Args> {
  readonly hook: Hook<Args>
  /** Outside every owner: the host's suite or file that ran then. */
  readonly suite?: object | undefined
}

/** What a slot needs of the host. */
export interface SlotHost {
  /** The suite or file of the host's own kind that runs, so that a hook of one does not reach the next. */
  currentSuite(): object | undefined
  /** Whether what runs now is a part of that suite or file. */
  isRunning(suite: object): boolean
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
  /** The default hook. */
  readonly original: Hook<Args>
  readonly #name: string
  /** What was assigned, the hook in force last. */
  readonly #byOwner = new WeakMap<Owner, Assigned<Args>[]>()
  /** What was assigned outside every owner, likewise. */
  #unowned: Assigned<Args>[] = []

  /** @param original called `name` with underscores around its last part in error texts */
  constructor(name: string, original: Hook<Args>) {
    this.#name = name
    this.original = original
  }

  /** The hook for `owner`: its own, else that of the nearest living owner around it, else that of the host's suite or file, else the original. */
  get(owner: Owner | undefined = currentOwner()): Hook<Args> {
    for (let at = owner; at; at = at.parent) {
      const last = at.closedAt === undefined ? this.#byOwner.get(at)?.at(-1) : undefined
      if (last) return last.hook
    }
    return this.#unowned.findLast(assigned => this.#isRunning(assigned))?.hook ?? this.original
  }

  /** The hook for `owner`, unless it is the original. */
  setFor(owner: Owner | undefined): Hook<Args> | undefined {
    const hook = this.get(owner)
    return hook === this.original ? undefined : hook
  }

  /** Whether anything but the original would be called for `owner`. */
  isSet(owner: Owner | undefined): boolean {
    return this.setFor(owner) !== undefined
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
    const assigned = owner ? this.#assignedBy(owner) : this.#assignedByHost()
    const assignment = owner ? { hook } : { hook, suite: this.host?.currentSuite() }
    assigned.push(assignment)
    // What was assigned after it ends with it. Another call finds nothing to end.
    const restore = () => {
      const at = assigned.indexOf(assignment)
      if (at !== -1) assigned.splice(at)
    }
    if (!owner) this.host?.onScopeEnd(restore)
    return restore
  }

  #assignedBy(owner: Owner): Assigned<Args>[] {
    const known = this.#byOwner.get(owner) ?? []
    this.#byOwner.set(owner, known)
    return known
  }

  #assignedByHost(): Assigned<Args>[] {
    const assigned = this.#unowned
    // What has ended is forgotten, in place: what undoes an assignment holds this list.
    assigned.splice(0, Infinity, ...assigned.filter(one => this.#isRunning(one)))
    return assigned
  }

  #isRunning({ suite }: Assigned<Args>): boolean {
    return !suite || !this.host || this.host.isRunning(suite)
  }
}
