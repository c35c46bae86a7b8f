import { expect, test } from 'vitest'
import { Creation } from '../../../../src/ownership/ledger/index.ts'
import { isKnown } from '../../../../src/ownership/leaks/known.ts'

function madeIn(frame: string): Creation {
  const line = new Error()
  line.stack = `Error\n    at ${frame}`
  return new Creation(line)
}
const vue = '/app/node_modules/@vue/runtime-core/dist/runtime-core.cjs.js:660:5'

test.each([
  [`setDevtoolsHook$1 (${vue})`, true],
  ['setDevtoolsHook (/app/node_modules/vue/dist/vue.runtime.esm-browser.js:9:5)', true],
  ['setDevtoolsHook$1 (/app/node_modules/.vite/deps/vue.js:9:5)', true],
  [`setTheDevtoolsHook (${vue})`, false],
  ['setDevtoolsHook (/app/src/devtools.ts:1:1)', false],
  ['setDevtoolsHook (/app/node_modules/other/index.js:1:1)', false],
])('%s is known: %s', (frame, known) => {
  expect(isKnown(madeIn(frame))).toBe(known)
})
