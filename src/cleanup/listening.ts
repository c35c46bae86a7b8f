import { NotAServerError } from '../errors/index.ts'
import { checkSettings, showValue } from '../internal/index.ts'
import type { AsyncGeneratorContextManager } from './async-generator-context-manager.ts'
import { hasKey } from './context-manager.ts'
import { asynccontextmanager } from './contextmanager.ts'
import type { Decorates } from './decorating.ts'

type Server = import('node:net').Server
type AddressInfo = import('node:net').AddressInfo

/** Where a server is to listen. */
export interface ListeningOptions {
  /** The host or address. Default: Node's, which is every address of the machine. */
  readonly host?: string
  /** Default: 0, which has the system choose a free one. */
  readonly port?: number
}

/**
 * An asynchronous context manager of a server of `node:net`, `node:http` or their kin, which listens from `enter` to
 * `exit`; its value is what `server.address()` gives. It is closed when its connections have ended, as by
 * `server.close()`.
 * `const { port } = await this.enterAsyncContext(listening(server))`, or `await listening(server).run(({ port }) => …)`
 * @throws NotAServerError, and ConfigurationError for an option that it does not know
 */
export function listening(
  server: Server,
  options: ListeningOptions = {},
): AsyncGeneratorContextManager<AddressInfo> & Decorates {
  if (!isServer(server)) throw new NotAServerError(showValue(server))
  checkSettings('listening()', options, ['host', 'port'])
  return whileListening(server, { port: 0, ...options })
}

function isServer(value: unknown): value is Server {
  return ['listen', 'close', 'address', 'once'].every(
    name => hasKey(value, name) && typeof value[name] === 'function',
  )
}

const whileListening = asynccontextmanager(async function* listening(
  server: Server,
  options: ListeningOptions,
) {
  await listen(server, options)
  try {
    yield server.address() as AddressInfo // of a port, which is never a path
  } finally {
    await close(server)
  }
})

async function listen(server: Server, options: ListeningOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close(server: Server): Promise<void> {
  // The block may have closed it already.
  if (!server.listening) return
  await new Promise<void>((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()))
  })
}
