import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { findChange, findTest, type SyntaxNode } from '../../../../src/vitest/source/index.ts'

const code = `import { describe, it, test as plain } from 'vitest'
(0, imports.test)('at the top', () => {})
describe('cart', () => {
  it('opens', () => { console.log('x'); it.nothing('opens') })
  describe('of a guest', { timeout: 5 }, () => {
    plain.skip('opens', async () => {})
    plain('100%%', async () => {})
  })
  it.each([1, 2])('adds %i of $name', n => {})
  it(\`removes \${one}\`, () => {})
  it('twice', () => {})
  it('twice', () => {})
})
describe(Cart, () => { it('starts', () => {}) })
function shared() { it('is shared', () => {}) }
describe('uses it', shared)`
const program = parseAst(code) as unknown as SyntaxNode
const lineOf = (...names: string[]) => {
  const found = findTest(program, names)
  return found && code.slice(0, found.start).split('\n').length
}

test.each([
  [2, ['at the top']],
  [3, ['cart']],
  [4, ['cart', 'opens']],
  [6, ['cart', 'of a guest', 'opens']],
  [7, ['cart', 'of a guest', '100%']],
  [9, ['cart', 'adds 2 of tea (green)']],
  [10, ['cart', 'removes all of it']],
  [14, ['Cart', 'starts']],
  [15, ['uses it', 'is shared']],
])('finds line %i', (line, names) => {
  expect(lineOf(...names)).toBe(line)
})

test('says nothing of a title that two may have', () => {
  const text = "it.each(rows)('%s', () => {}); for (const name of names) it(name, () => {})"
  expect(findTest(parseAst(text) as unknown as SyntaxNode, ['first'])).toBeUndefined()
})

test('says nothing where several may be it, or none', () => {
  expect([lineOf('cart', 'twice'), lineOf('opens'), lineOf('cart', 'closes')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test.each([
  ['exitCode', 'process.exitCode = 5', 'exitCode'],
  ['leaked', 'all["leaked"] = 1', '"leaked"'],
  ['fetch', 'delete globalThis.fetch', 'fetch'],
  ['Request', 'Object.defineProperty(globalThis, "Request", { value: 1 })', 'defineProperty'],
  ['chdir', 'process.chdir("/")', 'chdir'],
])('finds what changes %s', (member, change, name) => {
  const text = `test('a', () => { read(process.${member}, 1); other.name = 1; ${change}; go() })`
  const found = findChange(parseAst(text) as unknown as SyntaxNode, member)
  expect(found && text.slice(found.start, found.end)).toBe(name)
  expect(found?.start).toBe(text.indexOf(change) + change.indexOf(name))
})

test('says nothing where several places change it, or none', () => {
  const program = parseAst('a.one = 1; b.one = 2; chdir(two); x.push()') as unknown as SyntaxNode
  expect([findChange(program, 'one'), findChange(program, 'push')]).toEqual([undefined, undefined])
})
