import { TestRunner } from 'vitest'
import { shared } from '../internal/index.ts'
import { browserExports, rememberImports } from './browser-exports.ts'
import { beginFile } from '../ownership/index.ts'
import { FileRegistry } from './discover.ts'
import { takeHanded } from './take-handed.ts'
import { currentCollector, workerState, type Collector, type FileTask, type ModuleExports } from './worker.ts'

interface Collecting {
  /** Whether the setup file has run. */
  isInstalled: boolean
  readonly exports: Map<string, ModuleExports>
  registry: FileRegistry | undefined
}

const collecting = shared<Collecting>('collecting', () => ({
  isInstalled: false,
  exports: new Map(),
  registry: undefined,
}))

/** The registry of the file that is being collected. */
export function currentRegistry(): FileRegistry {
  const filepath = workerState().filepath ?? 'the test file'
  if (collecting.registry?.filepath !== filepath) collecting.registry = new FileRegistry(filepath)
  return collecting.registry
}

const watched = Symbol.for('vitest-async-case.collect')

type Watched<T> = T & { [watched]?: true }

/**
 * Has Vitest tell us when a test file was imported. The default suite's `collect` is called right after the import and
 * before modes and filters are worked out: what is registered there is as good as written in the file.
 */
export function watchCollection(isInstalled: boolean): void {
  collecting.isInstalled ||= isInstalled
  rememberImports()
  watchImports()
  watchCollector()
}

function watchCollector(): void {
  const collector: Watched<Collector> = currentCollector()
  if (collector[watched]) return
  collector[watched] = true
  const collect = collector.collect.bind(collector)
  collector.collect = async (file: FileTask) => {
    await registerFile(file)
    return collect(file)
  }
}

async function registerFile(file: FileTask): Promise<void> {
  const { filepath } = file
  const registry = currentRegistry()
  registry.file = file
  registry.exports =
    collecting.exports.get(filepath) ?? evaluatedExports(filepath) ?? (await browserExports(filepath)) ?? {}
  if (!collecting.isInstalled) return registry.reportUnregistered()
  registry.openModule()
  for (const cls of takeHanded(filepath)) registry.add(cls)
  registry.addExported()
}

/**
 * The runner's `importFile` returns the module, also where there is no module runner of Vite's. And it is called for
 * each file: without isolation this module is evaluated for the first file only.
 */
function watchImports(): void {
  const prototype = TestRunner.prototype as unknown as { importFile: Watched<ImportFile> }
  const importFile = prototype.importFile
  if (importFile[watched]) return
  const watching: Watched<ImportFile> = async function (this: unknown, filepath, source) {
    if (source === 'collect') beginFile()
    const exports = await importFile.call(this, filepath, source)
    if (source !== 'collect') return exports
    if (exports) collecting.exports.set(filepath, exports as ModuleExports)
    watchCollector()
    return exports
  }
  watching[watched] = true
  prototype.importFile = watching
}

type ImportFile = (this: unknown, filepath: string, source: 'collect' | 'setup') => Promise<unknown>

function evaluatedExports(filepath: string): ModuleExports | undefined {
  return workerState().evaluatedModules?.getModuleById(filepath)?.exports
}
