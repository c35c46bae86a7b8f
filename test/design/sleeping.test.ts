import ts from 'typescript'
import { expect, test } from 'vitest'
import { sources, walk, type Source } from '../../scripts/lib-figures.mjs'
import { parsed } from './parsed.ts'

const rule =
  'Rule 8 of docs/design.md: time has one owner. Only these files wait on the real clock, each for its reason; ' +
  'whoever else needs to wait asks one of them.'

/** Who waits on the real clock, and what for. */
const mayWait: Readonly<Record<string, string>> = {
  'src/time/clock/clock.ts': 'the waits of the loop, for which another clock can stand in',
  'src/attempt/within.ts': 'the limit of a phase, which must strike while the loop is stuck',
  'src/internal/reachability.ts': 'one turn, after which nothing that it used is held by the engine itself',
  'src/hooks/install.ts': 'one turn, in which Node tells of rejections that nobody handled',
  'src/hooks/pending-hooks.ts':
    'the limit of an asynchronous hook, which must strike when nothing else happens',
  'src/leftovers/fake-timers.ts': 'one turn, after which the host puts no fake back any more',
  'src/leftovers/locks.ts': 'one turn, in which who waited for a lock hears that it was taken away',
  'src/ownership/leaks/until-ended.ts': 'the pauses in which leaks end by themselves, or by force',
  'src/ownership/resources/timers.ts': 'as long as a signal of Node, of whose timer nobody else hears',
  'src/time/in-flight/started-timers.ts': 'a timer, cleared at once, to find those of the same delay by',
  'src/time/virtual/driver.ts': 'the turns in which a virtual clock looks whether its test is quiet',
  'src/time/virtual/node-timeout.ts': "a timer, cleared at once, to know the class of Node's timers by",
  'src/time/virtual/virtual-clock.ts': 'the turns of a loop, which no clock counts',
}

/** Names that wait, as methods of `realTime` or taken from the global or from Node's module. */
const waits = new Set(['setTimeout', 'setImmediate', 'setInterval'])

test('only the listed files wait on the real clock', () => {
  expect(waiting(sources(), isRealWait), rule).toEqual(Object.keys(mayWait).toSorted())
})

test('nobody waits on timers that a test may have faked', () => {
  expect(waiting(sources(), isOtherWait), rule).toEqual([
    // A timer of the test's own: what stands in for AbortSignal.timeout.
    'src/ownership/resources/timers.ts',
  ])
})

test.each([
  ['realTime.setTimeout(go, 1)', true],
  ['const later = realTime.setImmediate', true],
  ['const { setTimeout } = realTime', true],
  ['realTime.clearTimeout(timer)', false],
  ['realTime.now()', false],
])('%s waits on the real clock: %s', (text, isFound) => {
  expect(waiting([parsed('src/a.ts', text)], isRealWait)).toHaveLength(isFound ? 1 : 0)
})

test.each([
  ['setTimeout(go, 1)', true],
  ['globalThis.setImmediate(go)', true],
  ["builtin('node:timers').setInterval(go, 1)", true],
  ['realTime.setTimeout(go, 1)', false],
  ['declare function setTimeout(): void', false],
])('%s waits on another one: %s', (text, isFound) => {
  expect(waiting([parsed('src/a.ts', text)], isOtherWait)).toHaveLength(isFound ? 1 : 0)
})

function waiting(files: readonly Source[], isWait: (node: ts.Node) => boolean): string[] {
  return files
    .filter(({ tree }) => {
      let isFound = false
      walk(tree, node => (isFound ||= isWait(node)))
      return isFound
    })
    .map(({ path }) => path)
}

function isRealWait(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isReal(node.expression) && waits.has(node.name.text)
  if (!ts.isVariableDeclaration(node) || !node.initializer || !isReal(node.initializer)) return false
  return !ts.isIdentifier(node.name) && node.name.elements.some(each => waits.has(each.getText()))
}

function isOtherWait(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  const called = node.expression
  if (ts.isIdentifier(called)) return waits.has(called.text)
  return ts.isPropertyAccessExpression(called) && waits.has(called.name.text) && !isReal(called.expression)
}

function isReal(node: ts.Node): boolean {
  return node.getText() === 'realTime'
}
