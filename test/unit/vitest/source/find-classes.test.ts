import { transformSync } from 'esbuild'
import ts from 'typescript'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { findClasses, testsOf } from '../../../../src/vitest/source/index.ts'
import type { SyntaxNode } from '../../../../src/vitest/source/index.ts'

const classesOf = (code: string) => findClasses(parseAst(code) as unknown as SyntaxNode)

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
  const found = classesOf(code).map(one => [one.name, testsOf(one).map(({ name }) => name)])
  expect(found).toEqual([
    ['Base', ['testA', 'testB', 'testD']],
    ['Derived', ['testA', 'testB', 'testD', 'testZ', 'testQuoted']],
    ['Expression', ['testA', 'testB', 'testD', 'testZ', 'testQuoted', 'testOwn']],
    ['Last', ['testNothing']],
  ])
})

test.each([
  ['esbuild', transformSync(selfNaming, { target: 'esnext', supported: { decorators: false } }).code],
  ['swc', `import { TestCase, skip } from 'vitest-async-case'\n${withSwc}`],
])('classes keep the names and bases that the user wrote where %s names them otherwise', (_, code) => {
  expect(classesOf(code).map(({ name, base }) => [name, base])).toEqual([
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
  const [found] = classesOf(code)
  expect(found?.methods.map(({ name }) => name)).toEqual(['test with spaces', 'test of two'])
})

test.each([
  ['an object', 'const held = { a: class extends TestCase { testA() {} } }'],
  ['an array', 'const held = [class extends TestCase { testA() {} }]'],
  ['a function', 'const held = () => { class Inner extends TestCase { testA() {} } return Inner }'],
  ['a function in a call', 'const held = make(() => class extends TestCase { testA() {} })'],
  ['an instance', "const held = new (class extends TestCase { testA() {} })('testA')"],
  ['a member', 'const held = (class extends TestCase { testA() {} }).name'],
  ['a method of a class', 'const held = class { make() { return class extends TestCase { testA() {} } } }'],
])('a class in %s is not what the variable holds', (_, code) => {
  expect(classesOf(code)).toEqual([])
})

test.each([
  ['a class', 'const held = class extends TestCase { testA() {} }', true],
  ['a class in brackets', 'const held = (class extends TestCase { testA() {} })', true],
  ['either of two', 'const held = fast ? class extends TestCase { testA() {} } : undefined', true],
  ['a called function', 'const held = (() => { return class extends TestCase { testA() {} } })()', true],
  ['a helper that keeps names', "const held = __name(class extends TestCase { testA() {} }, 'held')", true],
  ['what a call makes', "const held = skip('x')(class extends TestCase { testA() {} })", false],
])('a variable holds %s', (_, code, isCertain) => {
  expect(classesOf(code).map(found => [found.name, found.isCertain])).toEqual([['held', isCertain]])
})

test('a deep expression is read like any other', () => {
  const code = `const sum = ${'1 + '.repeat(20_000)}1\nclass A extends TestCase { testA() {} }`
  expect(classesOf(code).map(({ name }) => name)).toEqual(['A'])
})
