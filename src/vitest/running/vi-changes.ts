import { vi } from 'vitest'
import { builtin, isProcessGlobal, lineHere, safely, shared } from '../../internal/index.ts'
import { takingBack, type ChangeHost, type LeftoverKind } from '../../leftovers/index.ts'
import { Creation } from '../../ownership/index.ts'
import { workerState } from '../host/index.ts'
import { fakeTimersLine, fakeTimersText } from './fake-timers.ts'

const watchMark = Symbol.for('vitest-async-case.vi-changes')
type Method = ((...args: unknown[]) => unknown) & { [watchMark]?: true }

/** What `vi` has changed, by what and where. */
const made = shared('vi-changes', () => ({
  stubs: new Map<string, Creation>(),
  spies: new Map<string, Creation>(),
}))

/** Remembers what `vi.stubEnv`, `vi.stubGlobal` and `vi.spyOn` change. Cheap to call again. */
export function watchVi(): void {
  watchMethod('stubEnv', name => void made.stubs.set(`environment variable ${String(name)}`, lineOfCall()))
  watchMethod('stubGlobal', name => void made.stubs.set(`global ${String(name)}`, lineOfCall()))
  watchMethod('spyOn', noteSpy)
  const isOf = (kind: LeftoverKind) => (key: string) => key.startsWith(`${kind} `)
  watchTakingBack('unstubAllEnvs', made.stubs, isOf('environment variable'))
  watchTakingBack('unstubAllGlobals', made.stubs, isOf('global'))
  watchTakingBack('restoreAllMocks', made.spies, () => true)
}

function watchMethod(name: keyof typeof vi, note: (...args: unknown[]) => void): void {
  replaceMethod(name, original => (...args) => {
    note(...args)
    return original(...args)
  })
}

/** Vitest calls these too, when a test has begun: what they take back is of earlier ones. */
function watchTakingBack(
  name: keyof typeof vi,
  noted: Map<string, Creation>,
  isTakenBack: (key: string) => boolean,
): void {
  replaceMethod(name, original => (...args) => {
    const keys = [...noted.keys()].filter(isTakenBack)
    if (keys.length === 0) return original(...args)
    for (const key of keys) noted.delete(key)
    return takingBack(() => original(...args))
  })
}

function replaceMethod(name: keyof typeof vi, watching: (original: Method) => Method): void {
  const original = vi[name] as Method
  if (original[watchMark]) return
  Object.assign(vi, { [name]: Object.assign(watching(original), { [watchMark]: true as const }) })
}

const lineOfCall = (): Creation => new Creation(lineHere())

function noteSpy(target: unknown, method: unknown): void {
  if (target === globalThis) made.spies.set(`global ${String(method)}`, lineOfCall())
  if (target === console) made.spies.set(`console ${String(method)}`, lineOfCall())
}

/** What the search for leftovers needs of Vitest. */
export const viChanges: ChangeHost = {
  hasFakeTimers: () => vi.isFakeTimers() || vi.getMockedSystemTime() !== null,
  useRealTimers: () => void vi.useRealTimers(),
  fakeTimersText,
  takesBack,
  lineOf(kind, name) {
    if (kind === 'fake timers') return fakeTimersLine()
    const key = `${kind} ${name}`
    return (made.stubs.get(key) ?? made.spies.get(key))?.stack ?? ''
  },
  countModules: () => workerState().evaluatedModules?.idToModuleMap?.size ?? 0,
  hasLoadedPackage,
  mentions: word => isWordOf(codeOfFile(), word),
  get isShared() {
    // In the vm pools each file has a global of its own, whatever the setting says.
    return workerState().config?.isolate === false && isProcessGlobal()
  },
}

/** Vitest does so before the next test, as its settings say. */
function takesBack(kind: LeftoverKind, name: string): boolean {
  const { unstubEnvs, unstubGlobals, restoreMocks } = workerState().config ?? {}
  const key = `${kind} ${name}`
  if (kind === 'patch') return restoreMocks === true
  if (restoreMocks === true && made.spies.has(key)) return true
  return (kind === 'global' ? unstubGlobals : unstubEnvs) === true && made.stubs.has(key)
}

function hasLoadedPackage(since: number): boolean {
  const modules = [...(workerState().evaluatedModules?.idToModuleMap?.values() ?? [])]
  return modules.slice(since).some(({ meta }) => meta?.externalize?.includes('/node_modules/'))
}

function isWordOf(code: string, word: string): boolean {
  if (!code.includes(word)) return false
  return new RegExp(`(?<![\\w$])${word.replaceAll(/\W/g, '\\$&')}(?![\\w$])`).test(code)
}

// state of this copy: a cache of the text of the running test file
const ofFile = { filepath: '', code: '' }

function codeOfFile(): string {
  const { filepath = '' } = workerState()
  if (ofFile.filepath === filepath) return ofFile.code
  ofFile.filepath = filepath
  ofFile.code = safely(() => builtin('node:fs')?.readFileSync(filepath, 'utf8'), undefined) ?? ''
  return ofFile.code
}
