import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, createContext, runInContext } from 'node:vm'
import * as z from 'zod'
import { contextmanager, enterModuleContext, TestCase } from 'vitest-async-case'
import { compile } from './compiler.ts'
import { getArgs, getOrigin } from './introspection.ts'
import { Settings } from './settings.ts'

const temporaryFolder = contextmanager(function* temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'typed-settings-'))
  try {
    yield folder
  } finally {
    rmSync(folder, { recursive: true })
  }
})

let output: string
let errors: Map<string, string[]>

// One run of the compiler for all classes of the file.
export function setUpModule() {
  output = enterModuleContext(temporaryFolder())
  errors = compile(join(import.meta.dirname, 'fixtures'), output)
}

export class FinalTest extends TestCase {
  testErrors() {
    this.assertEqual(errors.get('finaltest.ts'), [
      "(14,7) TS2417 Class static side 'typeof FirstDerived' incorrectly extends base class static side 'typeof Base'.",
      "(30,12) TS2425 Class 'Base' defines instance member property 'cannotOverride', but extended class 'FirstDerived' defines it as instance member function.",
      "(35,29) TS2675 Cannot extend a class 'FirstDerived'. Class constructor is marked as private.",
      "(41,6) TS2540 Cannot assign to 'finalAttr' because it is a read-only property.",
      "(42,1) TS2588 Cannot assign to 'SOME_GLOBAL' because it is a constant.",
    ])
  }
}

export class FinalAtRunTimeTest extends TestCase {
  program!: Context
  failure: unknown

  override setUp() {
    this.program = createContext()
    try {
      runInContext(readFileSync(join(output, 'finaltest.js'), 'utf8'), this.program)
    } catch (error) {
      this.failure = error
    }
  }

  testClassesAreNotFinal() {
    this.assertEqual(this.read('[Base.normalAttr, Base.finalAttr]'), [100, 333])
    this.assertEqual(this.read('[FirstDerived.normalAttr, FirstDerived.finalAttr]'), [101, 202])
    this.assertEqual(this.read('[SecondDerived.normalAttr, SecondDerived.finalAttr]'), [101, 202])
    this.assertEqual(this.read('new SecondDerived().canOverride()'), 'SecondDerived.canOverride()')
  }

  // Python prints SOME_GLOBAL=4567.
  testConstantStays() {
    this.assertEqual(String(this.failure), 'TypeError: Assignment to constant variable.')
    this.assertEqual(this.read('SOME_GLOBAL'), 1234)
  }

  // Python prints FirstDerived.cannot_override().
  testFieldOfTheBaseWinsOverTheMethod() {
    const text = this.read('FirstDerived.create().cannotOverride()')
    this.assertEqual(text, 'Overriding this will fail type checks')
    this.assertEqual(this.read('FirstDerived.create().canOverride()'), 'FirstDerived.canOverride()')
  }

  /** A value of the program's own; as JSON, since its arrays are of another global. */
  private read(expression: string): unknown {
    return JSON.parse(runInContext(`JSON.stringify(${expression})`, this.program) as string)
  }
}

export class TypedDictTest extends TestCase {
  testErrors() {
    // None at 17 and 18: without an annotation at the literal, the unknown key is not seen. None at 20: Partial.
    this.assertEqual(errors.get('people.ts'), [
      "(12,80) TS2322 Type 'string' is not assignable to type 'Date'.",
      "(13,51) TS2353 Object literal may only specify known properties, and 'party' does not exist in type 'Person'.",
      "(14,14) TS2741 Property 'dateOfBirth' is missing in type '{ firstName: string; surname: string; }' but required in type 'Person'.",
      "(21,47) TS2322 Type 'number' is not assignable to type 'string'.",
    ])
  }

  testUnknownKeysAtRunTime() {
    const shape = { firstName: z.string(), surname: z.string() }
    const churchill = { party: 'none', surname: 'Churchill', firstName: 'Winston' }
    const { party, ...known } = churchill
    this.assertEqual(z.object(shape).parse(churchill), known)
    this.assertEqual(z.looseObject(shape).parse(churchill), { ...known, party })
    this.assertEqual(messagesOf(z.strictObject(shape).safeParse(churchill)), ['Unrecognized key: "party"'])
  }

  testPartial() {
    const shape = z.object({ firstName: z.string(), surname: z.string() })
    this.assertEqual(shape.partial().parse({ surname: 'Churchill' }), { surname: 'Churchill' })
    this.assertEqual(messagesOf(shape.safeParse({ surname: 'Churchill' })), [
      'Invalid input: expected string, received undefined',
    ])
  }

  testWhatIsParsedIsAPlainObject() {
    const parsed = Settings.parse(
      new (class {
        name = 'a'
        port = 80
        status = 'stopped'
      })(),
    )
    this.assertIs(Object.getPrototypeOf(parsed), Object.prototype)
  }
}

export class LiteralTest extends TestCase {
  testErrors() {
    this.assertEqual(errors.get('status.ts'), [
      `(4,14) TS2322 Type '"paused"' is not assignable to type 'Status'.`,
    ])
  }

  testAtRunTime() {
    const status = z.literal(['running', 'stopping', 'stopped'])
    this.assertEqual(status.parse('stopping'), 'stopping')
    const { error } = status.safeParse('paused')
    this.assertEqual(
      error?.issues.map(({ code, message }) => [code, message]),
      [['invalid_value', 'Invalid option: expected one of "running"|"stopping"|"stopped"']],
    )
  }
}

export class IntrospectionTest extends TestCase {
  testArrayOfTuples() {
    const schema = z.array(z.tuple([z.int()], z.int()))
    this.assertEqual(getOrigin(schema), 'array')
    const { items, rest } = getArgs(schema)
    this.assertEqual([items.map(getOrigin), rest], [['tuple'], null])
    const tuple = getArgs(items[0]!)
    this.assertEqual([tuple.items.map(getOrigin), getOrigin(tuple.rest!)], [['number'], 'number'])
  }

  testRecord() {
    const schema = z.record(z.string(), z.array(z.int()))
    this.assertEqual(getOrigin(schema), 'record')
    const { items, rest } = getArgs(schema)
    this.assertEqual([items.map(getOrigin), rest], [['string', 'array'], null])
    this.assertEqual(getArgs(items[1]!).items.map(getOrigin), ['number'])
  }

  testLeaf() {
    this.assertEqual(getOrigin(z.string()), 'string')
    this.assertEqual(getArgs(z.string()), { items: [], rest: null })
  }
}

function messagesOf({ error }: z.ZodSafeParseResult<unknown>): string[] | undefined {
  return error?.issues.map(({ message }) => message)
}
