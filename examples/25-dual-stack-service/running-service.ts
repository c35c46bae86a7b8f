import { text } from 'node:stream/consumers'
import { connect } from 'node:net'
import { asynccontextmanager } from 'vitest-async-case'
import { closed, portOf, type ListenOptions } from './listen.ts'
import { startService } from './service.ts'

/** A service whose clock stands still; its value is the port. */
export const runningService = asynccontextmanager(async function* runningService(options: ListenOptions) {
  const server = await startService(options, () => new Date('2019-10-14T12:00:00Z'))
  try {
    yield portOf(server)
  } finally {
    await closed(server)
  }
})

/** The whole answer. */
export async function ask(host: string, port: number): Promise<string> {
  return text(connect({ host, port }))
}
