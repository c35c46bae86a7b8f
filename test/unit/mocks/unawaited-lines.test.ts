import { expect, test } from 'vitest'
import { AsyncMock } from 'vitest-async-case'
import { callOfTest } from '../../../src/mocks/engine/unawaited-report.ts'
import { stateOf } from '../../../src/mocks/state/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'

const scopeOf = (owner: Owner) => ({ owner, values: new Map(), task: undefined })

/** How many of so many calls, each of a new mock and awaited on the spot, are made with their line. */
function linesOf(owner: Owner, calls: number): number {
  let lines = 0
  runInScope(scopeOf(owner), () => {
    for (let call = 0; call < calls; call += 1)
      if (callOfTest(stateOf(new AsyncMock())!)?.line !== undefined) lines += 1
  })
  return lines
}

test('of the first 64 calls of a file the line is kept, and of 64 more when one was not awaited on the spot', async () => {
  const file = new Owner('file', '/lines.test.ts')
  const first = new Owner('test', 'A.testX', file)
  expect(linesOf(first, 100)).toBe(64)
  const next = new Owner('test', 'A.testY', file)
  expect(linesOf(next, 10)).toBe(0)
  const send = new AsyncMock({ returnValue: 1 })
  await runInScope(scopeOf(next), async () => {
    const forgotten = send('forgotten')
    await send('another')
    await forgotten
  })
  expect(linesOf(next, 100)).toBe(64)
  expect(linesOf(new Owner('test', 'B.testX', new Owner('file', '/other.test.ts')), 100)).toBe(64)
})
