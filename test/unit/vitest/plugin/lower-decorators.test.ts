import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { decoratedCode } from '../../../../src/vitest/plugin/lower-decorators.ts'
import type { SyntaxNode } from '../../../../src/vitest/source/index.ts'

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
  expect(decoratedCode(code, parse)).toBe(expected ? code : undefined)
})

test('code that the parser stumbles over may have decorators', () => {
  const stumbling = () => {
    throw new SyntaxError('Unexpected character')
  }
  expect(decoratedCode('class A { @skip testA() {} }', stumbling)).toBe('class A { @skip testA() {} }')
  expect(decoratedCode('class A {', stumbling)).toBeUndefined()
})
