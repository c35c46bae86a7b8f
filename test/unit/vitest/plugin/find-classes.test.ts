import { transformSync } from 'esbuild'
import ts from 'typescript'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { findClasses, importedNames, mayBeCase, testsOf } from '../../../../src/vitest/plugin/find-classes.ts'
import type { SyntaxNode } from '../../../../src/vitest/plugin/syntax.ts'

const source = `import { TestCase, skip } from 'vitest-async-case'
class Base extends TestCase { testA() {} testB() {} helper() {} static testC() {} ['testD']() {} [name]() {} get testE() { return 1 } }
@skip('x') export class Derived extends Base { testZ() {} testA() {} 'testQuoted'() {} }
export const Expression = class extends Derived { @skip testOwn() {} }
export default class Last extends Array { testNothing() {} }
const inside = () => { class Inner extends TestCase { testInner() {} } }
class Plain { testPlain() {} }`

const selfNaming = `import { TestCase, skip } from 'vitest-async-case'
@skip class SkippedTest extends TestCase { testA() {} }
class DerivedTest extends SkippedTest { testB() {} }
class SelfTest extends DerivedTest { static all = [SelfTest.name]; @skip testC() {} }`

const withSwc = `let _SkippedTest;
class SkippedTest extends (_TestCase = TestCase) {
  static { ({ c: [_SkippedTest, _initClass] } = _apply_decs_2203_r(this, [], [_dec], _TestCase)); }
  testA() {}
}
class DerivedTest extends _SkippedTest { testB() {} }
class SelfTest extends DerivedTest { static all = [SelfTest.name]; testC() {} }`

const lowered = {
  'nothing lowered': source,
  esbuild: transformSync(source, { target: 'esnext', supported: { decorators: false } }).code,
  typescript: ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText,
}

test.each(Object.entries(lowered))('classes, their bases and tests are found with %s', (_, code) => {
  const program = parseAst(code) as unknown as SyntaxNode
  const classes = findClasses(program)
  const imported = importedNames(program)
  const found = classes
    .filter(one => mayBeCase(one, classes, imported))
    .map(one => [one.name, testsOf(one, classes).map(({ name }) => name)])
  expect(found).toEqual([
    ['Base', ['testA', 'testB', 'testD']],
    ['Derived', ['testA', 'testB', 'testD', 'testZ', 'testQuoted']],
    ['Expression', ['testA', 'testB', 'testD', 'testZ', 'testQuoted', 'testOwn']],
  ])
})

test.each([
  ['esbuild', transformSync(selfNaming, { target: 'esnext', supported: { decorators: false } }).code],
  ['swc', `import { TestCase, skip } from 'vitest-async-case'\n${withSwc}`],
])('classes keep the names and bases that the user wrote where %s names them otherwise', (_, code) => {
  const program = parseAst(code) as unknown as SyntaxNode
  const classes = findClasses(program)
  const imported = importedNames(program)
  expect(
    classes.filter(one => mayBeCase(one, classes, imported)).map(({ name, base }) => [name, base]),
  ).toEqual([
    ['SkippedTest', 'TestCase'],
    ['DerivedTest', 'SkippedTest'],
    ['SelfTest', 'DerivedTest'],
  ])
})

test('a quoted name that swc moved out of its class is found', () => {
  const code = `var _computedKey, _computedKey1, _computedKey2
_computedKey = 'test with spaces'
_computedKey1 = Symbol.iterator, _computedKey2 = 'test of two'
class MovedTest extends TestCase { [_computedKey]() {} [_computedKey1]() {} [_computedKey2]() {} [unknown]() {} }`
  const [found] = findClasses(parseAst(code) as unknown as SyntaxNode)
  expect(found?.methods.map(({ name }) => name)).toEqual(['test with spaces', 'test of two'])
})
