import { afterAll, beforeAll, describe, test, type TestOptions } from 'vitest'
import { FixtureRun, asOneError, reportErrors, type PhaseError, type Step } from '../../attempt/index.ts'
import {
  cleanupsOfClass,
  cleanupsOfModule,
  definitionErrors,
  methodOf,
  onlyFieldTests,
  schedulesOfCase,
  testNames,
  type TestCaseClass,
} from '../../async-case/index.ts'
import { skipReason, vitestOptions, type VitestOptions } from '../../decorators/index.ts'
import { FieldTestError } from '../../errors/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { claimAllowances, Owner } from '../../ownership/index.ts'
import {
  asCollector,
  locate,
  currentCollector,
  hasRunWhole,
  hookTimeout,
  workerState,
  type Location,
  type ModuleExports,
} from '../host/index.ts'
import { atFileEnd } from './file-end.ts'
import { moduleFixtureErrors } from './module-fixtures.ts'
import { RegisteredCase } from './registered-case.ts'
import { runCase } from './run-case.ts'
import { watchFixtures } from './watch-fixtures.ts'
import { noteTest, surroundTests } from '../running/index.ts'
import { leaksOfClasses, leftoversOfClasses } from '../settings/index.ts'
import {
  endTimeline,
  noteLate,
  placed,
  subjectOf,
  subjectOfFile,
  tellWarnings,
  type Subject,
} from '../reporting/index.ts'

/** Vitest's own limit is switched off: a fixture's phases have limits of their own, with better names. */
const noLimit = 0

/**
 * Registers `setUpModule`, `tearDownModule` and the module cleanups around the tests of the file. `exports` is asked when
 * they run: `describeCase` is called before the file's exports are known.
 */
export function registerModule(filepath: string, exports: () => ModuleExports): FixtureRun {
  const errors: PhaseError[] = []
  const run = new FixtureRun({
    owner: new Owner('file', filepath),
    get up() {
      const [first, ...others] = moduleFixtureErrors(filepath, exports())
      errors.push(...others)
      return first ? refusal(first) : moduleStep(exports(), 'setUpModule')
    },
    get down() {
      return moduleStep(exports(), 'tearDownModule')
    },
    cleanups: cleanupsOfModule(),
    areCleanupsKept: true,
    errors,
    limit: hookTimeout,
    hasRunWhole: owner => hasRunWhole(owner.task),
  })
  run.owner.leaks = leaksOfClasses()
  run.owner.leftovers = leftoversOfClasses()
  claimAllowances(run.owner)
  const subject = subjectOfFile(filepath)
  beforeAll(async () => report(await run.setUp(), subject), noLimit)
  afterAll(async () => report(await run.tearDown(), subject), noLimit)
  // What packages keep, and what came in, is judged last: an `afterAll` of the user's may be what ends it.
  atFileEnd(async () => {
    const errors = await run.finish()
    noteLate(run.warnings, run.owner)
    tellWarnings()
    endTimeline()
    report(errors, subject)
  })
  return run
}

function moduleStep(exports: ModuleExports, phase: string): Step | undefined {
  const fixture = exports[phase]
  return typeof fixture === 'function' ? { phase, at: fixture, call: (): unknown => fixture() } : undefined
}

/**
 * Registers a class as a suite, and its test methods as tests. A class without tests is a base class: nothing.
 * @param isWanted asked when Vitest opens the suite: somebody may have registered the class elsewhere meanwhile
 * @returns Vitest's record of the suite
 */
export function registerClass(
  cls: TestCaseClass,
  module: FixtureRun | undefined,
  isWanted: () => boolean = () => true,
): object | undefined {
  const names = testNames(cls)
  const fields = onlyFieldTests(cls)
  if (names.length + fields.length === 0) return undefined
  const suite = asCollector(
    describe(cls.name, optionsForVitest(cls).options, () => {
      if (!isWanted()) return
      const fixture = surroundClass(cls, module, names)
      fixture.owner.task = suite
      for (const name of names) registerTest(cls, name, fixture)
      for (const name of fields) registerField(cls, name)
    }),
  )?.suite
  giveLocation(suite, () => locate(cls))
  return suite
}

/** Registers what runs before and after the tests of a class. @param names those of its tests */
function surroundClass(
  cls: TestCaseClass,
  module: FixtureRun | undefined,
  names: readonly string[],
): FixtureRun {
  const fixture = classFixture(cls, module)
  fixture.owner.leaks = cls.leaks ?? leaksOfClasses()
  fixture.owner.leftovers = leftoversOfClasses()
  const subject = subjectOf(cls)
  let unwatch: (() => void) | undefined
  beforeAll(async () => {
    surroundTests(fixture.owner.task)
    const watching = watchFixtures(cls, names)
    if (watching) unwatch = await watching
    report(await fixture.setUp(), subject)
  }, noLimit)
  afterAll(async () => {
    const errors = [...(await fixture.tearDown()), ...(await fixture.finish())]
    unwatch?.()
    noteLate(fixture.warnings, fixture.owner)
    report(errors, subject)
  }, noLimit)
  return fixture
}

function classFixture(cls: TestCaseClass, module: FixtureRun | undefined): FixtureRun {
  const isSkipped = skipReason(cls) !== undefined
  const { stack, errors } = cleanupsOfClass(cls)
  const [first, ...others] = isSkipped ? [] : definitionErrors(cls)
  errors.push(...others)
  return new FixtureRun({
    owner: new Owner('class', cls.name, module?.owner),
    parent: module,
    up: isSkipped ? undefined : first ? refusal(first) : setUpClass(cls),
    down: isSkipped ? undefined : tearDownClass(cls),
    cleanups: stack,
    errors,
    limit: hookTimeout,
    hasRunWhole: owner => hasRunWhole(owner.task),
  })
}

/** In the place of a set-up: what is written wrongly. Nothing runs then. */
function refusal({ phase, error, at }: PhaseError): Step {
  return {
    phase,
    ...(at ? { at } : {}),
    call() {
      throw error
    },
  }
}

function setUpClass(cls: TestCaseClass): Step {
  return { phase: 'setUpClass', at: cls.setUpClass, call: () => cls.setUpClass() }
}

function tearDownClass(cls: TestCaseClass): Step {
  return { phase: 'tearDownClass', at: cls.tearDownClass, call: () => cls.tearDownClass() }
}

function report(errors: readonly PhaseError[], subject: Subject): void {
  if (errors.length > 0) throw asOneError(reportErrors(errors.map(each => placed(each, subject))))
}

function registerTest(cls: TestCaseClass, methodName: string, fixture: FixtureRun): void {
  const method = methodOf(cls, methodName)
  const { each, options } = optionsForVitest(method ?? {})
  const add = (title: string, args: readonly unknown[]) => {
    const caseTest = { cls, methodName, method, args }
    const registered = new RegisteredCase(caseTest, fixture)
    // What is wrong with its schedules is not the failure that it expects.
    const given = schedulesOfCase(caseTest) ? { ...options, fails: false } : options
    test(title, given, (context: TestContext) => runCase(caseTest, registered, context))
    noteTest(currentCollector().tasks.at(-1), registered)
    giveLocation(currentCollector().tasks.at(-1), () => locate(cls, methodName) ?? locate(cls))
  }
  if (!each) return add(methodName, [])
  each.forEach((args, index) => add(`${methodName} [${index}]`, args))
}

/** A red test in the place of one that would not run. */
function registerField(cls: TestCaseClass, name: string): void {
  test(name, () => {
    throw placed({ phase: name, error: new FieldTestError(cls.name, name), at: cls }, subjectOf(cls)).error
  })
  giveLocation(currentCollector().tasks.at(-1), () => locate(cls))
}

/** The options that Vitest is to have, and the rows of a method that runs once for each. */
function optionsForVitest(target: object): Pick<VitestOptions, 'each'> & { options: TestOptions } {
  const { each, tags, ...options } = vitestOptions(target)
  return { each, options: tags ? { ...options, tags: [...tags] } : options }
}

/** Gives a task the place of its code; only when somebody asks for places, since finding them takes time. */
function giveLocation(task: { location?: Location } | undefined, find: () => Location | undefined): void {
  if (!task || !workerState().config?.includeTaskLocation) return
  const location = find()
  if (location) task.location = location
}
