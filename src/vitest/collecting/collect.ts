import {
  currentCollector,
  loadedVitest,
  workerState,
  type Collector,
  type FileTask,
  type ModuleExports,
} from '../host/index.ts'
import { shared } from '../../internal/index.ts'
import { settings } from '../settings/index.ts'
import { beginFile } from '../../ownership/index.ts'

/**
 * What becomes of a file that was imported. The library's main entry says so when it loads: a file that never imports
 * the library has no test cases, and pays for the setup file only.
 */
interface FileImports {
  /** Called before a file is imported; for the one that loads the library first, when that is loaded. */
  begin(): void
  /** Does what a setting of the whole run wants before a file is imported. @throws ScheduleError for one that is none */
  prepare(): Promise<void>
  /** To be awaited before the file's tests are registered. */
  ready(runner: object | undefined): Promise<void>
  /** The exports of a test file that Vitest's browser mode keeps to itself. */
  browserExports(filepath: string): Promise<ModuleExports | undefined>
  /** Registers the file's test cases. */
  register(file: FileTask, exports: ModuleExports): void
  /** Called when all of its tests and suites are known. @param suite what stands at its top level is in */
  finish(file: FileTask, suite: object | undefined): void
  /** Whether what the import threw only says that the file is to be skipped; then its tests are taken away. */
  skip(filepath: string, thrown: unknown): boolean
}

interface Collecting {
  readonly exports: Map<string, ModuleExports>
  imports: FileImports | undefined
  /** Vitest's runner of the file. */
  runner: object | undefined
}

const collecting = shared<Collecting>('collecting', () => ({
  exports: new Map(),
  imports: undefined,
  runner: undefined,
}))

/** Called when the library's main entry loads. */
export function onImported(imports: FileImports): void {
  collecting.imports = imports
}

const watchMark = Symbol.for('vitest-async-case.collect')

type Watched<T> = T & { [watchMark]?: true }

/**
 * Has Vitest tell us when a test file was imported. The default suite's `collect` is called right after the import and
 * before modes and filters are worked out: what is registered there is as good as written in the file.
 */
export function watchCollection(): void {
  watchImports()
  watchSuite()
}

function watchSuite(): void {
  const collector: Watched<Collector> = currentCollector()
  if (collector[watchMark]) return
  collector[watchMark] = true
  const collect = collector.collect.bind(collector)
  collector.collect = async (file: FileTask) => {
    await registerImported(file)
    // Not awaited: Vitest keeps the stack of a `test()` in a suite for its time-out, where this function would be a frame.
    return collect(file).then(suite => {
      collecting.imports?.finish(file, suite)
      return suite
    })
  }
}

async function registerImported(file: FileTask): Promise<void> {
  // Its own name: what is guarded need not have imported it, and the setup file may be the small entry's.
  if (settings.guard && !collecting.imports) await import('vitest-async-case')
  if (!collecting.imports) return
  await collecting.imports.ready(collecting.runner)
  const { filepath } = file
  const exports =
    collecting.exports.get(filepath) ??
    evaluatedExports(filepath) ??
    (await collecting.imports.browserExports(filepath)) ??
    {}
  collecting.imports.register(file, exports)
}

/**
 * The runner's `importFile` returns the module, also where there is no module runner of Vite's. And it is called for
 * each file: without isolation this module is evaluated for the first file only.
 */
function watchImports(): void {
  const prototype = loadedVitest().TestRunner.prototype as unknown as { importFile: Watched<ImportFile> }
  const importFile = prototype.importFile
  if (importFile[watchMark]) return
  // Without `await`: it would stand in the stack that Vitest keeps for a time-out of every test of the file.
  const watching: Watched<ImportFile> = function (this: object, filepath, source) {
    if (source !== 'collect') return importFile.call(this, filepath, source)
    beginFile()
    collecting.imports?.begin()
    collecting.runner = this
    const load = () => importFile.call(this, filepath, source)
    return (before()?.then(load) ?? load())
      .catch(error => skippedExports(filepath, error))
      .then(exports => noteExports(filepath, exports))
  }
  watching[watchMark] = true
  prototype.importFile = watching
}

/** What must be done before the import of a file, whose setup file has loaded the small entry only. */
function before(): Promise<unknown> | undefined {
  if (settings.clock === 'virtual' || settings.schedules !== undefined) return prepareImport()
  // What the file's own modules change while they are imported is how a guarded file begins: it is no test's.
  return settings.guard && !collecting.imports ? import('vitest-async-case') : undefined
}

async function prepareImport(): Promise<void> {
  // As below: the setup file need not have loaded it.
  await import('vitest-async-case')
  await collecting.imports?.prepare()
}

function noteExports(filepath: string, exports: ModuleExports | undefined): ModuleExports | undefined {
  if (exports) collecting.exports.set(filepath, exports)
  watchSuite()
  return exports
}

/** Whatever the file exported before it threw is not run. */
function skippedExports(filepath: string, thrown: unknown): ModuleExports {
  if (collecting.imports?.skip(filepath, thrown)) return {}
  throw thrown
}

type ImportFile = (
  this: object,
  filepath: string,
  source: 'collect' | 'setup',
) => Promise<ModuleExports | undefined>

function evaluatedExports(filepath: string): ModuleExports | undefined {
  return workerState().evaluatedModules?.getModuleById(filepath)?.exports
}
