import { expect, test } from 'vitest'
import { Mock } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

test('a revoked proxy among the arguments does not take the place of what an assertion says', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  const mock = new Mock()
  mock(proxy)
  revoke()
  mock.assertCalledWith(proxy)
  expect(failureOf(() => mock.assertCalledWith(1))).toBe(
    'AssertionError: expected call not found.\nExpected: mock(1)\n  Actual: mock(<Revoked Proxy>)',
  )
})

test('equal objects that are densely linked are compared in one go', () => {
  const graph = () => {
    const nodes = Array.from({ length: 100 }, (_, id) => ({ id, links: [] as unknown[] }))
    for (const node of nodes) node.links.push(...nodes)
    return nodes
  }
  const mock = new Mock()
  mock(graph())
  mock.assertCalledWith(graph())
})
