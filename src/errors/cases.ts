/** A test case class that cannot be run as it is written. The text says what is wrong and what to write instead. */
export class TestCaseDefinitionError extends TypeError {
  override name = 'TestCaseDefinitionError'
}

/** `async setUp()` or `async tearDown()` in an `IsolatedAsyncioTestCase`, where they are synchronous as in CPython. */
export class AsyncFixtureError extends TestCaseDefinitionError {
  override name = 'AsyncFixtureError'

  constructor(className: string, method: string, remedy: string) {
    super(
      `${className}.${method}() returned a promise, but in an IsolatedAsyncioTestCase ${method}() is synchronous. ` +
        `Rename it to ${remedy}().`,
    )
  }
}

/** An `asyncSetUp()` or `asyncTearDown()` that is not asynchronous. */
export class SyncFixtureError extends TestCaseDefinitionError {
  override name = 'SyncFixtureError'

  constructor(className: string, method: string, remedy: string) {
    super(
      `${className}.${method}() did not return a promise. Declare it as "async ${method}()", ` +
        `or rename it to ${remedy}() when it has nothing to await.`,
    )
  }
}

/** A test method that is a generator: calling it runs nothing, so it would pass without a check. */
export class GeneratorTestError extends TestCaseDefinitionError {
  override name = 'GeneratorTestError'

  constructor(className: string, method: string) {
    super(
      `${className}.${method}() is a generator method, whose body a call does not run. ` +
        `Remove the "*"; declare it "async ${method}()" to await.`,
    )
  }
}

/** A field that was meant to be a test: only an instance has it, so that it would never run. */
export class FieldTestError extends TestCaseDefinitionError {
  override name = 'FieldTestError'

  constructor(className: string, field: string) {
    super(
      `${className}.${field} is a field, and only methods are tests. ` +
        `Write it as a method, "${field}() { … }", or rename it when it is no test.`,
    )
  }
}

/** A fixture of the class without `static`, or one of each test with it: nothing would call it. */
export class MisplacedFixtureError extends TestCaseDefinitionError {
  override name = 'MisplacedFixtureError'

  constructor(className: string, method: string, isStatic: boolean) {
    super(
      isStatic
        ? `${className}.${method}() is static, but it belongs to each test. Remove "static".`
        : `${className}.${method}() is a method of the instance, but it belongs to the class. Declare it "static ${method}()".`,
    )
  }
}

/** A fixture of `IsolatedAsyncioTestCase` in a plain `TestCase`, which does not run it, as CPython's does not, in silence. */
export class UnusedFixtureError extends TestCaseDefinitionError {
  override name = 'UnusedFixtureError'

  constructor(className: string, method: string, remedy: string) {
    super(
      `${className}.${method}() does not run, since ${className} is a plain TestCase. ` +
        `Extend IsolatedAsyncioTestCase, or rename it to ${remedy}(), which may be async here.`,
    )
  }
}

/** A member that was most likely meant to be a fixture: misspelt, or named as another runner names it. */
export class UnknownFixtureError extends TestCaseDefinitionError {
  override name = 'UnknownFixtureError'

  /** @param meant the fixture as it is declared, with `static` where it belongs to the class. */
  constructor(className: string, member: string, meant: string) {
    super(
      `${className}.${member}() is no fixture, so that nothing calls it. Did you mean "${meant}()"? ` +
        `When it is a helper, give it a name that is none of a fixture.`,
    )
  }
}

/** A function of a test file that was most likely meant to be `setUpModule` or `tearDownModule`, and is not run. */
export class ModuleFixtureError extends TestCaseDefinitionError {
  override name = 'ModuleFixtureError'

  constructor(name: string, meant: string) {
    super(
      name === meant
        ? `${name}() is not exported, so that nothing calls it. Declare it "export function ${name}()".`
        : `${name}() is no fixture of the file, so that nothing calls it. Did you mean "export function ${meant}()"?`,
    )
  }
}

/** A subclass whose constructor does not hand the method name to `super`. */
export class ConstructorError extends TestCaseDefinitionError {
  override name = 'ConstructorError'

  constructor(className: string) {
    super(
      `${className}'s constructor does not pass the test method's name on. A test case is constructed as ` +
        `new ${className}(methodName): declare "constructor(methodName) { super(methodName) }", ` +
        `or move the work to setUp() or to fields.`,
    )
  }
}

/** A name that is no method of the class. */
export class NoSuchTestError extends TestCaseDefinitionError {
  override name = 'NoSuchTestError'

  constructor(className: string, method: string) {
    super(`${className} has no method named ${JSON.stringify(method)}. Pass the name of one of its methods.`)
  }
}

/** A value handed to `describeCase` that is not a test case class. */
export class NotATestCaseError extends TypeError {
  override name = 'NotATestCaseError'

  constructor(given: string) {
    super(
      `describeCase() takes a class that extends TestCase or IsolatedAsyncioTestCase, but was given ${given}.`,
    )
  }
}

/** A test case that nothing registers: it is not exported, or the library is not registered with Vitest. */
export class UnregisteredCaseError extends TestCaseDefinitionError {
  override name = 'UnregisteredCaseError'

  constructor(className: string, isExported: boolean) {
    super(
      isExported
        ? `${className} is an exported test case, but vitest-async-case is not registered, so its tests do not run. ` +
            `Add setupFiles: ['vitest-async-case/setup'] to the "test" section of your Vitest config, ` +
            `or call describeCase(${className}) in this file.`
        : `${className} is a test case that is not exported and that nothing registers, so its tests do not run. ` +
            `Export it, call describeCase(${className}) in this file, ` +
            `or use vitest-async-case/plugin, which runs classes that are not exported.`,
    )
  }
}

/** A test case that extends the `TestCase` of another copy of the package than the one that runs the tests. */
export class TwoCopiesError extends TestCaseDefinitionError {
  override name = 'TwoCopiesError'

  constructor(className: string, folder: string, otherFolder: string) {
    const places = folder === otherFolder ? `twice from ${folder}` : `from ${folder} and from ${otherFolder}`
    super(
      `${className} extends a TestCase of another copy of vitest-async-case than the one that runs the tests: the ` +
        `package was loaded ${places}. Have one copy, with your package manager's "dedupe" or ` +
        `resolve.dedupe: ['vitest-async-case'] in the Vite config, and import it by its name everywhere.`,
    )
  }
}

/** A cleanup that is no function. */
export class NotAFunctionError extends TypeError {
  override name = 'NotAFunctionError'

  constructor(method: string, given: string) {
    super(
      `${method}() takes a function and its arguments, but was given ${given}. Pass the function without calling it.`,
    )
  }
}

/** A method of a running test that was called outside it. */
export class NotRunningError extends Error {
  override name = 'NotRunningError'

  /** @param where by default, where no test runs; or in one that is not guarded; or in what a test has left, by its name */
  constructor(what: string, where?: 'unguarded' | { readonly ended: string }) {
    super(`${what} ${notRunningText(where)}`)
  }
}

function notRunningText(where: 'unguarded' | { readonly ended: string } | undefined): string {
  if (where === 'unguarded')
    return "belongs to a running test that is guarded: add 'vitest-async-case/guard' to setupFiles, or asyncCase({ guard: true })."
  if (where)
    return `was called after the end of "${where.ended}", whose code this is. Await this work in the test, or stop it in a cleanup.`
  return 'belongs to a running test, and none is running. Use it in a test, in a hook of each test (setUp(), beforeEach …) or in a cleanup.'
}

/** A test marked as an expected failure that passed. */
export class UnexpectedSuccessError extends Error {
  override name = 'UnexpectedSuccessError'

  constructor(testName: string) {
    super(`${testName} is marked with expectedFailure, but it passed. Remove the mark.`)
  }
}

/** A phase that did not end in its time. */
export class PhaseTimeoutError extends Error {
  override name = 'PhaseTimeoutError'

  /** @param why lines that say what it waited on and why, where that is known; each begins with a line break */
  constructor(what: string, ms: number, why = '') {
    super(
      `${what} did not finish within ${ms} ms and was abandoned. What was owed after it ran all the same.${why}`,
    )
  }
}
