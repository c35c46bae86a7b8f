import { expect, test } from 'vitest'
import { creationOfTimer, isChained } from '../../../../src/ownership/ledger/chain.ts'

/** The lines of time-outs of which each makes the next, as `timers.ts` links them; the last of them. */
function lastOf(...files: string[]): Error {
  let last: Error | undefined
  for (const file of files) {
    const line = new Error('', last && { cause: last })
    line.stack = `Error\n    at fn (/app/${file}:1:1)`
    last = line
  }
  return last!
}
const began = (line: Error) => creationOfTimer(line).stack.replace(/.*\/(.*):1:1\)/, '$1')

test('time-outs of a package that make one another are a chain, made where it began', () => {
  const line = lastOf(
    'user.ts',
    'node_modules/pool/start.js',
    'node_modules/pool/evict.js',
    'node_modules/pool/evict.js',
  )
  expect([isChained(line), began(line)]).toEqual([true, 'start.js'])
})

test("a package's first time-out is none, also in the callback of one of the user's", () => {
  const alone = lastOf('node_modules/pool/debounce.js')
  const inCallback = lastOf('user.ts', 'node_modules/pool/debounce.js')
  expect([isChained(alone), isChained(inCallback)]).toEqual([false, false])
})

test("the user's own chain is none", () => {
  const line = lastOf('node_modules/pool/start.js', 'user.ts', 'poll.ts')
  expect([isChained(line), began(line)]).toEqual([false, 'poll.ts'])
})
