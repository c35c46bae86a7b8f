import { hasTests, isTestCaseClass, type TestCaseClass } from '../../async-case/index.ts'
import type { FixtureRun } from '../../attempt/index.ts'
import { UnregisteredCaseError } from '../../errors/index.ts'
import { restoreName, shared } from '../../internal/index.ts'
import { test } from 'vitest'
import { inOrderOfDefinition, takeHanded } from './cases-of-file.ts'
import { isInstalled } from '../settings/index.ts'
import { placed, subjectOf } from '../reporting/index.ts'
import { workerState, type FileTask, type ModuleExports } from '../host/index.ts'
import { registerClass, registerModule } from './register.ts'

/** The classes that one file has registered: a class that is registered twice runs once. */
export class FileRegistry {
  readonly filepath: string
  readonly #classes = new Set<TestCaseClass>()
  #module: FixtureRun | undefined
  exports: ModuleExports = {}
  #file: object | undefined

  constructor(filepath: string) {
    this.filepath = filepath
  }

  /** Vitest's record of the file, known once it was imported. */
  set file(task: object) {
    this.#file = task
    if (this.#module) this.#module.owner.task = task
  }

  add(cls: TestCaseClass): void {
    if (this.#classes.has(cls)) return
    this.#classes.add(cls)
    registerClass(cls, this.#module)
  }

  /** Registers the module fixtures, once, before the first class. */
  openModule(): void {
    if (this.#module) return
    this.#module = registerModule(this.filepath, () => this.exports)
    this.#module.owner.task = this.#file
  }

  addExported(): void {
    for (const cls of casesOf(this.exports, this.filepath)) this.add(cls)
  }

  /** Without the setup file nothing runs: one red test a class says so, and the other tests of the file run. */
  reportUnregistered(): void {
    for (const cls of casesOf(this.exports, this.filepath)) {
      if (this.#classes.has(cls)) continue
      test(cls.name, () => {
        throw placed({ phase: cls.name, error: new UnregisteredCaseError(cls.name), at: cls }, subjectOf(cls))
          .error
      })
    }
  }
}

/** The exported classes that have tests, in the order of definition; one class under two names counts once. */
function casesOf(exports: ModuleExports, filepath: string): Iterable<TestCaseClass> {
  const classes = new Set<TestCaseClass>()
  for (const [name, value] of Object.entries(exports)) {
    if (!isTestCaseClass(value) || !hasTests(value)) continue
    restoreName(value, name)
    classes.add(value)
  }
  return inOrderOfDefinition([...classes], exports, filepath)
}

const current = shared<{ registry: FileRegistry | undefined }>('registry', () => ({ registry: undefined }))

/** The registry of the file that is being collected. */
export function currentRegistry(): FileRegistry {
  const filepath = workerState().filepath ?? 'the test file'
  if (current.registry?.filepath !== filepath) current.registry = new FileRegistry(filepath)
  return current.registry
}

/** Registers what a file exports, right after its import. */
export function registerFile(file: FileTask, exports: ModuleExports): void {
  const registry = currentRegistry()
  registry.file = file
  registry.exports = exports
  if (!isInstalled()) return registry.reportUnregistered()
  registry.openModule()
  for (const cls of takeHanded(file.filepath)) registry.add(cls)
  registry.addExported()
}
