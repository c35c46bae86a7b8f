import {
  foreignCase,
  forgetConstructed,
  hasTests,
  isTestCaseClass,
  type TestCaseClass,
} from '../../async-case/index.ts'
import { asOneError, type FixtureRun } from '../../attempt/index.ts'
import { TwoCopiesError, UnregisteredCaseError, withFrames } from '../../errors/index.ts'
import type { Owner } from '../../ownership/index.ts'
import { restoreName, shared, takeHandedClasses } from '../../internal/index.ts'
import { afterAll, test } from 'vitest'
import { inOrderOfDefinition } from './definition-order.ts'
import { guardTests } from '../guarding/index.ts'
import { isInstalled, leaksOfPlainTests, leftoversOfPlainTests, settings } from '../settings/index.ts'
import { placed, subjectOf } from '../reporting/index.ts'
import {
  currentCollector,
  hasRunWhole,
  isRunnerTask,
  mayRun,
  takeOut,
  workerState,
  type FileTask,
  type ModuleExports,
  type RunnerTask,
} from '../host/index.ts'
import { placeFileEnd } from './file-end.ts'
import { registerClass, registerModule } from './register.ts'
import { UnregisteredCases } from './unregistered.ts'

/**
 * The classes of one file, those that it has registered and those that were found. A class runs once, where the file has
 * registered it: Vitest opens a `describe` when the file has been imported, after the classes have been found.
 */
export class FileRegistry {
  readonly filepath: string
  readonly #registered = new Set<TestCaseClass>()
  /** With what Vitest has been given for each at the top level of the file. */
  readonly #found = new Map<TestCaseClass, object | undefined>()
  #module: FixtureRun | undefined
  exports: ModuleExports = {}
  /** Whether the file said of itself, while it was imported, that it is to be skipped. */
  isSkipped = false
  /** Where to ask for test cases that nothing runs, when the file may have some. */
  unregistered: UnregisteredCases | undefined
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
    if (this.#registered.has(cls)) return
    this.#registered.add(cls)
    registerClass(cls, this.#module)
  }

  addFound(classes: Iterable<TestCaseClass>): void {
    for (const cls of classes) {
      if (this.#registered.has(cls) || this.#found.has(cls)) continue
      this.#found.set(
        cls,
        registerClass(cls, this.#module, () => !this.#registered.has(cls)),
      )
    }
  }

  /** Takes out what stands for a class that a `describe` holds. @param suite what stands at the file's top level is in */
  dropReplaced(suite: RunnerTask): void {
    for (const [cls, task] of this.#found) if (this.#registered.has(cls)) takeOut(suite, task)
  }

  /** Registers the module fixtures, once, before the first class. */
  openModule(): void {
    if (this.#module) return
    this.#module = registerModule(this.filepath, () => this.exports)
    this.#module.owner.task = this.#file
  }

  /** The outermost owner of its tests. */
  get owner(): Owner | undefined {
    return this.#module?.owner
  }

  addExported(): void {
    this.addFound(casesOf(this.exports, this.filepath))
  }

  /** The top level of a file of plain tests is theirs. */
  usePlainPolicies(): void {
    if (!this.owner) return
    this.owner.leaks = leaksOfPlainTests()
    this.owner.leftovers = leftoversOfPlainTests()
  }

  /** The classes that it has registered or exports. */
  get known(): Iterable<TestCaseClass> {
    return [
      ...this.#registered,
      ...this.#found.keys(),
      ...Object.values(this.exports).filter(isTestCaseClass),
    ]
  }

  /** Without the setup file nothing runs: one red test a class says so, and the other tests of the file run. */
  reportUnregistered(): void {
    for (const cls of casesOf(this.exports, this.filepath)) {
      if (this.#registered.has(cls)) continue
      test(cls.name, () => {
        throw placed(
          { phase: cls.name, error: new UnregisteredCaseError(cls.name, true), at: cls },
          subjectOf(cls),
        ).error
      })
      this.#found.set(cls, currentCollector().tasks.at(-1))
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
  const handed = takeHandedClasses(file.filepath)
  const hasForeign = reportForeign([...handed, ...Object.values(exports)])
  if (isInstalled()) registerAll(registry, handed)
  else registry.reportUnregistered()
  if (!hasForeign) watchUnregistered(registry, file)
}

function registerAll(registry: FileRegistry, handed: readonly unknown[]): void {
  registry.openModule()
  registry.addFound(handed.filter(isTestCaseClass).filter(hasTests))
  registry.addExported()
}

/** Cases of another copy of the package cannot be run by this one: one red test a class says so. */
function reportForeign(values: readonly unknown[]): boolean {
  const foreign = [...new Set(values)]
    .flatMap(value => foreignCase(value) ?? [])
    .filter(({ hasTests }) => hasTests)
  for (const { name, folder, ownFolder } of foreign)
    test(name, () => {
      throw withFrames(new TwoCopiesError(name, folder, ownFolder), '')
    })
  return foreign.length > 0
}

/** What the file has defined and nobody runs is an error of it, told when its tests have had their chance to use it. */
function watchUnregistered(registry: FileRegistry, file: FileTask): void {
  if (registry.isSkipped) return
  const cases = new UnregisteredCases(file.filepath)
  registry.unregistered = cases.mayBe(registry.known) ? cases : undefined
  afterAll(() => {
    const isWhole = hasRunWhole(file)
    const errors = registry.unregistered?.errors(registry.known, isWhole) ?? []
    forgetConstructed()
    if (errors.length > 0) throw asOneError(errors)
  })
}

/** All of a file is known. One of which no test will run has no end at which to tell. @throws what is to be told */
export function finishFile(file: FileTask, suite: object | undefined): void {
  if (!isRunnerTask(suite)) return
  const registry = currentRegistry()
  registry.dropReplaced(suite)
  if (mayRun(suite)) {
    if (settings.guard && [...registry.known].length === 0) registry.usePlainPolicies()
    guardTests(file, suite, registry.owner)
    return placeFileEnd(suite)
  }
  const errors = registry.unregistered?.errors(registry.known, false) ?? []
  if (errors.length > 0) throw asOneError(errors)
}
