import { parseAst } from 'vite'
import { expect, test, vi } from 'vitest'
import { injectTests } from '../../../../src/vitest/plugin/inject-tests.ts'
import type { SyntaxNode } from '../../../../src/vitest/source/index.ts'

const parse = (code: string) => parseAst(code) as unknown as SyntaxNode
const inject = (code: string) => injectTests(code, '/app/a.test.js', '/lib/inject.js', parse)?.code

test('the calls come from the file of the package, by its path', () => {
  const code = `import { TestCase } from 'vitest-async-case'
class A extends TestCase { testA() {} }
const B = skip('x')(class extends A { testB() {} })
class NotOne extends Array { testNothing() {} }`
  expect(inject(code)).toBe(`${code}
import * as __vitest_async_case__ from "/lib/inject.js";
__vitest_async_case__.describe("A", () => {
__vitest_async_case__.test("testA");
}, () => A, "/app/a.test.js");
__vitest_async_case__.hand("B", () => B, "/app/a.test.js");
`)
})

test('a file without the word "extends" is not parsed, however much it has of "class"', () => {
  const parse = vi.fn<(code: string) => SyntaxNode>()
  expect(injectTests('const page = `<p class="a">`', 'a.test.js', 'inject.js', parse)).toBeUndefined()
  expect(parse).not.toHaveBeenCalled()
})

// Twice the code in twice the time: with the square of it, the second of these takes minutes.
test.each([
  ['HTML', `const page = \`${'<p class="a" title="b">text</p>\n'.repeat(100_000)}\``],
  ['statements', 'use(1)\n'.repeat(50_000)],
  [
    'classes',
    Array.from({ length: 4000 }, (_, n) => `class A${n} extends TestCase { testA() {} }\n`).join(''),
  ],
])('a file with a lot of %s is read in one go', (_, much) => {
  const code = `import { TestCase } from 'vitest-async-case'\n${much}\nclass Last extends TestCase { testA() {} }`
  expect(inject(code)).toContain('__vitest_async_case__.describe("Last"')
})

test('a class that a variable holds under another name is listed by the name that it runs by', () => {
  const code = `const held = class Held extends TestCase { testA() {} }
const chosen = isFast ? class Fast extends TestCase { testB() {} } : class Slow extends TestCase { testC() {} }
const plain = class extends TestCase { testD() {} }
let _Kept = class _Kept extends TestCase { testE() {} }, Kept = _Kept`
  const titles = inject(`import { TestCase } from 'vitest-async-case'\n${code}`)!.matchAll(
    /describe\("(.*?)"/g,
  )
  expect([...titles].map(([, title]) => title)).toEqual(['Held', 'Fast', 'plain', 'Kept'])
})
