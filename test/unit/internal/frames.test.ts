import { expect, test } from 'vitest'
import { callerIn, framesIn, frameText, isNodes, isPackages } from '../../../src/internal/index.ts'

const own = new URL('../../../src/internal/frames.ts', import.meta.url).pathname

function read(line: string) {
  const [{ fn, file, line: row, column } = { fn: '', file: '', line: 0, column: 0 }] = framesIn(
    `Error\n    at ${line}`,
  )
  return [fn, file, row, column]
}

test.each([
  ['get (/home/a.ts:3:14)', ['get', '/home/a.ts', 3, 14]],
  ['/home/a.ts:3:14', ['', '/home/a.ts', 3, 14]],
  ['async /home/a.ts:3:14', ['', '/home/a.ts', 3, 14]],
  ['async Server.get [as run] (/home/a.ts:3:14)', ['Server.get [as run]', '/home/a.ts', 3, 14]],
  ['new Server (file:///home/a%20b.ts:3:14)', ['new Server', '/home/a%20b.ts', 3, 14]],
  ['get (file:///C:/code/a.ts:3:14)', ['get', 'C:/code/a.ts', 3, 14]],
  ['get (C:\\code\\a.ts:3:14)', ['get', 'C:/code/a.ts', 3, 14]],
  ['get (http://localhost:51204/src/a.ts:3:14)', ['get', 'http://localhost:51204/src/a.ts', 3, 14]],
  ['get (node:fs:3:14)', ['get', 'node:fs', 3, 14]],
  ['Array.map (<anonymous>)', ['Array.map', '<anonymous>', 0, 0]],
  ['Array.map (native)', ['Array.map', 'native', 0, 0]],
  ['async Promise.all (index 0)', ['Promise.all', '', 0, 0]],
])('reads %s', (line, parts) => {
  expect(read(line)).toEqual(parts)
})

test('a function and a folder may have parentheses in their names', () => {
  expect(read('a (b) c (/home/my (own) code/a.ts:3:14)')).toEqual([
    'a (b) c',
    '/home/my (own) code/a.ts',
    3,
    14,
  ])
})

test('a message that speaks of places is no frame', () => {
  expect(
    framesIn('Error: look at (/home/a.ts:1:1)\n    at b (/home/b.ts:2:2)').map(({ file }) => file),
  ).toEqual(['/home/b.ts'])
})

test('the caller is the innermost frame that is not ours', () => {
  expect(callerIn(`Error\n    at own (${own}:1:1)\n    at theirs (/home/a.ts:2:2)`)?.fn).toBe('theirs')
  expect(callerIn(`Error\n    at own (${own}:1:1)`)).toBeUndefined()
})

test('the frames are what follows the message', () => {
  expect(frameText('Error: a\nb\n    at c (/home/c.ts:1:1)')).toBe('\n    at c (/home/c.ts:1:1)')
  expect(frameText('Error: a\nb')).toBe('')
  expect(frameText(undefined)).toBe('')
})

test.each([
  ['get (node:fs:3:14)', true, false],
  ['wasm://wasm/00034eea:wasm-function[5]:0x1', true, false],
  ['Array.map (native)', true, false],
  ['Array.map (<anonymous>)', true, false],
  ['async Promise.all (index 0)', true, false],
  ['get (/home/node_modules/pg/index.js:1:1)', false, true],
  ['a (node:fs) (/home/a.ts:1:1)', false, false],
])('knows whose %s is', (line, nodes, packages) => {
  const [frame] = framesIn(`Error\n    at ${line}`)
  expect(frame && [isNodes(frame), isPackages(frame)]).toEqual([nodes, packages])
})
