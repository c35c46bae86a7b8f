import { expect, test } from 'vitest'
import { pathFromRoot, timelineName } from '../../../../../src/vitest/reporting/timeline/file-names.ts'

test.each([
  ['/shop', '/shop/test/server.test.ts', '', 'test__server.test.ts'],
  ['/shop', '/shop/server.test.ts', '', 'server.test.ts'],
  ['/shop/api', '/shop/shared/x.test.ts', '', '_up__shared__x.test.ts'],
  ['/shop', '/shop/test/server.test.ts', 'unit', 'unit__test__server.test.ts'],
  ['/shop', '/shop/a.test.ts', 'unit/"ä" <node>', 'unit-ä-node-__a.test.ts'],
])('below %s, %s of the project %j is written as %s', (root, file, project, name) => {
  expect(timelineName(root, file, project)).toBe(name)
})

test('the title has the path with slashes', () => {
  expect(pathFromRoot('/shop', '/shop/test/server.test.ts')).toBe('test/server.test.ts')
})
