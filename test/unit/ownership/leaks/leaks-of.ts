import { fileURLToPath } from 'node:url'
import {
  Owner,
  releaseResources,
  runInScope,
  standInForNode,
  startTracking,
  type Leak,
} from '../../../../src/ownership/index.ts'

standInForNode()
startTracking()

/** Runs `fn` as a test's own code; resolves with its owner when it has ended. */
export async function runAs(owner: Owner, fn: () => unknown): Promise<Owner> {
  await runInScope({ owner, values: new Map(), task: undefined }, async () => {
    await fn()
  })
  return owner
}

/** What a test with this body leaves behind, as text; `lines` are where they were made; `again` what a second look finds. */
export async function leaksOf(body: () => unknown, parent?: Owner) {
  const owner = await runAs(new Owner('test', 'ServerTest.testGet', parent), body)
  const leaks = await releaseResources(owner)
  const again = await releaseResources(owner)
  owner.close()
  return { owner, leaks, shown: leaks.map(show), lines: leaks.map(lineOf), again }
}

/** `count kind (detail): remedy`, without what differs from run to run. */
export function show({ kind, count, detail, remedy }: Leak): string {
  const stable = detail
    .replace(/port \d+/, 'port <port>')
    .replace(/(\d\.\d):\d+/, '$1:<port>')
    .replace(/pid \d+/, 'pid <pid>')
    .replace(/thread \d+/, 'thread <id>')
  return `${count} ${kind}${stable && ` (${stable})`}: ${remedy}`
}

function lineOf({ stack }: Leak): string {
  const [, path, line] =
    /\(?((?:file:\/\/)?\/[^()\s]+?):(\d+):\d+\)?$/m.exec(stack.split('\n')[0] ?? '') ?? []
  return path ? `${fileURLToPath(new URL(path, 'file:///')).split('/').at(-1)}:${line}` : ''
}
