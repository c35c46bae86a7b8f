import {
  constructedClasses,
  isTestCaseClass,
  IsolatedAsyncioTestCase,
  lineageOf,
  TestCase,
  testNames,
  type TestCaseClass,
} from '../../async-case/index.ts'
import { UnregisteredCaseError, withFrames } from '../../errors/index.ts'
import { safely } from '../../internal/index.ts'
import { evaluatedFile, frameAt, type EvaluatedFile } from '../host/index.ts'
import { openSource, sources } from '../reporting/index.ts'
import type { FileSource, FoundClass } from '../source/index.ts'

/**
 * The test cases at the top level of a file that nothing registers, exports, extends or constructs. JavaScript does not
 * tell of a class that is defined; the text of the file does. In browsers nothing is found.
 */
export class UnregisteredCases {
  readonly #filepath: string
  readonly #file: EvaluatedFile | undefined

  constructor(filepath: string) {
    this.#filepath = filepath
    this.#file = evaluatedFile(filepath)
  }

  /** Whether the file may have one, by a look that needs no parser: an unknown class with a base that may be a test case. */
  mayBe(known: Iterable<TestCaseClass>): boolean {
    const code = this.#file?.code ?? ''
    const rest = [...textsOf(known)].reduce((text, known) => text.replace(known, ''), code)
    const heritages = [...rest.matchAll(/\bextends\s+([^{]{1,300})\{/g)]
    if (heritages.length === 0) return false
    const imported = this.#importedCases(known)
    const isLocal = (name: string) =>
      ['class', 'const', 'let', 'var'].some(kind => code.includes(`${kind} ${name}`))
    const names = new Set(heritages.flatMap(([, heritage]) => heritage!.match(/[\w$]+/g) ?? []))
    return [...names].some(name => imported.has(name) || isLocal(name))
  }

  /** @param isWhole whether all tests have run: one that was left out may be the one that has a use for a class. */
  errors(known: Iterable<TestCaseClass>, isWhole: boolean): Error[] {
    const cases = [...known, ...[...constructedClasses()].filter(isTestCaseClass)]
    const source = this.mayBe(cases) ? openSource(this.#file!.code) : undefined
    if (!source) return []
    const [texts, classes] = [textsOf(cases), source.classes()]
    const extended = new Set(classes.map(({ baseClass }) => baseClass))
    const imported = this.#importedCases(cases)
    return classes
      .filter(
        found => !texts.has(source.code.slice(found.node.start, found.node.end)) && !extended.has(found),
      )
      .filter(found => isCase(found, source, imported, names => this.#functions(names)))
      .filter(found => isWhole || !source.mentions(found.name, found.node))
      .map(found => this.#errorOf(found, source))
  }

  /** The test cases that the file can extend by name. A base class of another file has the name of its export. */
  #importedCases(known: Iterable<TestCaseClass>): Map<string, TestCaseClass | undefined> {
    const bases = [TestCase, IsolatedAsyncioTestCase, ...[...known].flatMap(lineageOf)]
    const exported = (this.#file?.imported ?? []).flatMap(exports =>
      Object.keys(exports).map(name => [name, safely(() => exports[name], undefined)] as const),
    )
    return new Map([
      ...bases.map(cls => [cls.name, cls] as const),
      ...exported.flatMap(([name, value]) => (isTestCaseClass(value) ? [[name, value] as const] : [])),
    ])
  }

  /** The functions of other files with these names. */
  #functions(names: ReadonlySet<string>): Function[] {
    const exported = (this.#file?.imported ?? []).flatMap(exports =>
      Object.keys(exports)
        .filter(name => names.has(name))
        .map(name => safely(() => exports[name], undefined)),
    )
    return exported.filter(value => typeof value === 'function' && !isTestCaseClass(value)) as Function[]
  }

  #errorOf({ name, start }: FoundClass, { code }: FileSource): Error {
    return withFrames(new UnregisteredCaseError(name, false), frameAt(name, this.#filepath, code, start))
  }
}

function textsOf(classes: Iterable<TestCaseClass>): Set<string> {
  const lines = [...classes].flatMap(lineageOf)
  return new Set(lines.map(cls => Function.prototype.toString.call(cls)))
}

/**
 * Whether a class has tests, and is a test case: its first base class is one, or an expression that names one makes it. The
 * tests may be those of a class that a mixin makes.
 */
function isCase(
  found: FoundClass,
  source: FileSource,
  imported: ReadonlyMap<string, TestCaseClass | undefined>,
  mixins: (names: ReadonlySet<string>) => readonly Function[],
): boolean {
  const { rootOf, testsOf } = sources.now()
  const heritage = source.meaningOf(rootOf(found).node['superClass'])
  const bases = [...heritage.names].filter(name => imported.has(name))
  const inherited = bases.some(
    name => isTestCaseClass(imported.get(name)) && testNames(imported.get(name)!).length > 0,
  )
  const hasTests = () => inherited || heritage.makesTests || testsOf(found).length > 0
  return bases.length > 0 && (hasTests() || mixins(heritage.names).some(mixin => source.makesTests(mixin)))
}
