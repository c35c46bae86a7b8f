import { expect, test } from 'vitest'
import { ANY, Mock } from 'vitest-async-case'
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

test('objects that are densely linked and differ in the last of them are told apart in one go', () => {
  const graph = (last: number) => {
    const nodes = Array.from({ length: 100 }, (_, id) => ({
      id: id === 99 ? last : id,
      links: [] as unknown[],
    }))
    for (const node of nodes) node.links.push(...nodes)
    return nodes[0]
  }
  const chain = (length: number, last: unknown) => {
    let [link, made]: [unknown, number] = [last, 0]
    for (; made < length; made += 1) link = { left: link, right: link }
    return link
  }
  const mock = new Mock()
  mock(graph(1), chain(100, { end: 1 }))
  expect(() => mock.assertCalledWith(graph(2), ANY)).toThrow('expected call not found')
  expect(() => mock.assertCalledWith(ANY, chain(100, { end: 2 }))).toThrow('expected call not found')
})

test('equal maps, sets and errors that are densely linked are compared in one go', () => {
  const linked = <T>(make: () => T, link: (from: T, to: T) => void) => {
    const nodes = Array.from({ length: 30 }, make)
    for (const from of nodes) for (const to of nodes) link(from, to)
    return nodes[0]
  }
  const graphs = () => [
    linked(
      () => new Map<unknown, unknown>(),
      (from, to) => from.set(from.size, to).set(to, from.size),
    ),
    linked(
      () => new Set<unknown>(),
      (from, to) => from.add(to),
    ),
    linked(
      () => new Error('failed'),
      (from, to) =>
        Object.assign(from, { [Symbol.for('next')]: to, all: [...((from as never)['all'] ?? []), to] }),
    ),
  ]
  const mock = new Mock()
  mock(...graphs())
  mock.assertCalledWith(...graphs())
})
