import { expect, test } from 'vitest'
import { notesOfNode } from './notes-of-node.ts'

test('it is said once for all files what is missing in a browser', () => {
  expect(notesOfNode()).toEqual([
    'The guard of plain tests needs Node: browsers have no async context. Here it tells of globals, fake timers and methods of the console that a test leaves changed, and addCleanup, subTest and tasks work in tests that run one by one. What a test leaves open, and errors that come late, it does not see.',
  ])
})
