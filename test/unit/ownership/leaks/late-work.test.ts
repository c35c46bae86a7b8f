import { expect, test } from 'vitest'
import { Owner } from '../../../../src/ownership/index.ts'
import { keptFor } from '../../../../src/ownership/leaks/kept-by-packages.ts'
import { takeLateWork } from '../../../../src/ownership/leaks/late-work.ts'
import { entryOf } from './entry-of.ts'

/** What is asked for at the end of the file, of what these started after the end of their test. */
function kept(...entries: ReturnType<typeof entryOf>[]): string[] {
  const file = new Owner('file', 'client.test.ts')
  const owner = new Owner('test', 'ClientTest.testConnects', file)
  owner.close()
  for (const entry of entries) takeLateWork(owner, entry)
  return keptFor(file).map(({ resource }) => resource.kind)
}

test('a client that connects late is asked for at the end of the file', () => {
  expect(kept(entryOf('socket', 'redis/connect.js:1'))).toEqual(['socket'])
})

test('so is the timer by which it tries again', () => {
  const entries = [entryOf('socket', 'redis/connect.js:1'), entryOf('timeout', 'redis/retry.js:2')]
  expect(kept(...entries)).toEqual(['socket', 'timeout'])
})

test("another package's timer may work for later tests, and stays", () => {
  const entries = [entryOf('socket', 'redis/connect.js:1'), entryOf('timeout', 'cache/expire.js:2')]
  expect(kept(...entries)).toEqual(['socket'])
})
