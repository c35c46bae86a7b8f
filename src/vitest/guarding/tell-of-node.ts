import { isNode, realConsole } from '../../internal/index.ts'

const text =
  'The guard of plain tests needs Node: browsers have no async context. Here it tells of globals, fake timers and methods of the console that a test leaves changed, and addCleanup, subTest and tasks work in tests that run one by one. What a test leaves open, and errors that come late, it does not see.'

const key = Symbol.for('vitest-async-case.told-of-node')

/** Says once what is missing in a browser: each test file has a frame of its own, and all of them one page. */
export function tellOfNode(): void {
  if (isNode) return
  const page = ((globalThis as { parent?: object }).parent ?? globalThis) as Record<symbol, boolean>
  if (page[key]) return
  page[key] = true
  realConsole.warn(text)
}
