import { lineHere, sharedByProcess } from '../internal/index.ts'
import { isStartingPatch } from '../mocks/index.ts'
import { Creation, currentOwner, type Owner } from '../ownership/index.ts'
import { changeOf, memberRemedy, noChanges, noteSeen, type Change, type Look } from './change.ts'
import { changeHost } from './change-host.ts'

/** One variable that was written, for the first time since somebody looked. */
interface Written {
  readonly name: string
  /** What it was before; `undefined` where it was absent. */
  readonly before: string | undefined
  readonly owner: Owner | undefined
  readonly creation: Creation
  /** Whether a patch wrote it, which is a leftover of its own. */
  readonly isPatch: boolean
}

type Environment = Record<string, string | undefined>

const journal = sharedByProcess('environment', () => ({
  isWatched: false,
  written: [] as Written[],
  /** The names that were written since the last look. */
  known: new Set<string>(),
}))

/**
 * Puts a stand-in in the place of `process.env` that notes what is written and by whom: to copy the environment at each
 * test would cost 70 to 120 µs. Once per process; it reads and writes as the original does.
 */
export function watchEnvironment(): void {
  if (journal.isWatched) return
  journal.isWatched = true
  process.env = new Proxy<Environment>(process.env, {
    set(env, name, value: string) {
      note(env, name)
      // An assignment, since Node makes a text of the value, and hears of a new time zone.
      Reflect.set(env, name, value)
      return true
    },
    deleteProperty(env, name) {
      note(env, name)
      return Reflect.deleteProperty(env, name)
    },
    defineProperty(env, name, descriptor) {
      note(env, name)
      return Reflect.defineProperty(env, name, descriptor)
    },
  })
}

function note(env: Environment, name: string | symbol): void {
  if (typeof name !== 'string' || journal.known.has(name)) return
  journal.known.add(name)
  noteSeen()
  const creation = new Creation(lineHere())
  journal.written.push({
    name,
    before: env[name],
    owner: currentOwner(),
    creation,
    isPatch: isStartingPatch(),
  })
}

/** A file begins: what earlier ones wrote is no news. */
export function forgetWritten(): void {
  journal.written.length = 0
  journal.known.clear()
}

export function lookAtEnvironment(): Look {
  const start = journal.written.length
  journal.known.clear()
  return () => (journal.written.length === start ? noChanges : changesSince(start))
}

function changesSince(start: number): readonly Change[] {
  const first = new Map<string, Written>()
  for (const written of journal.written.slice(start))
    if (!first.has(written.name)) first.set(written.name, written)
  return [...first.values()].filter(isStillWritten).map(changeOfVariable)
}

function isStillWritten({ name, before, creation, isPatch }: Written): boolean {
  const now = process.env[name]
  if (now === before || isPatch || changeHost().takesBack('environment variable', name)) return false
  // What is read once in a process: by code at the top level of a module, or by a package (dotenv).
  return !(creation.origin === 'module' || (creation.origin === 'package' && before === undefined))
}

function changeOfVariable({ name, before, owner, creation }: Written): Change {
  return {
    kind: 'environment variable',
    name,
    change: changeOf(before !== undefined, process.env[name] !== undefined),
    remedy: memberRemedy('process.env', name, before !== undefined),
    owner,
    stack: () => creation.stack,
    putBack() {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    },
  }
}
