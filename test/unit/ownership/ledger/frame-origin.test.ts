import { expect, test } from 'vitest'
import { framesIn } from '../../../../src/internal/index.ts'
import { frameOrigin } from '../../../../src/ownership/ledger/frame-origin.ts'

test.each([
  ['/project/node_modules/@vitest/spy/dist/index.js', 'runtime'],
  ['/project/node_modules/vitest/dist/chunks/spy.BO0hTE3G.js', 'runtime'],
  ['/project/node_modules/vitest/dist/chunks/test.DNmyFkvJ.js', 'host'],
  ['/project/node_modules/@vitest/runner/dist/index.js', 'host'],
  ['/project/node_modules/pg/lib/client.js', 'package'],
  ['/project/src/client.ts', 'user'],
])('%s is code of: %s', (file, origin) => {
  expect(framesIn(`    at call (${file}:1:2)`).map(frameOrigin)).toEqual([origin])
})
