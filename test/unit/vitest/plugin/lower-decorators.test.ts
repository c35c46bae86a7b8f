import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { hasDecorators } from '../../../../src/vitest/plugin/lower-decorators.ts'
import type { SyntaxNode } from '../../../../src/vitest/plugin/syntax.ts'

const parse = (code: string) => parseAst(code) as unknown as SyntaxNode

test.each([
  ['class A { @skip testA() {} }', true],
  ['@skip("x")\nclass A {}', true],
  ['class A { @(make()) testA() {} }', true],
  ['class A { @été testA() {} }', true],
  ['class A { @ skip testA() {} }', true],
  ['class A { testA() {}/**/@skip testB() {} }', true],
  ['export@skip class A {}', true],
  ['export default@skip class A {}', true],
  ['import "@scope/name"', false],
  ['/** @param x */\nfunction f(x) {}', false],
  ['const text = `a @skip b`', false],
  ['const mail = "me @home"', false],
  ['class A { testA() {} }', false],
])('%s: %s', (code, expected) => {
  expect(hasDecorators(code, parse)).toBe(expected)
})

test('code that the parser stumbles over may have decorators', () => {
  const stumbling = () => {
    throw new SyntaxError('Unexpected character')
  }
  expect(hasDecorators('class A { @skip testA() {} }', stumbling)).toBe(true)
  expect(hasDecorators('class A {', stumbling)).toBe(false)
})
