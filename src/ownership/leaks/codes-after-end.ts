import type { LeakKind } from '../ledger/index.ts'

const ofStreams = [
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
  'EPIPE',
]

/** The codes of errors that Node and undici give to whoever uses one after its end. */
export const codesAfterEnd: { readonly [Kind in LeakKind]?: readonly string[] } = {
  server: ['ERR_SERVER_NOT_RUNNING', 'ECONNRESET', 'UND_ERR_SOCKET'],
  socket: [...ofStreams, 'ERR_SOCKET_CLOSED', 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION', 'ENOTCONN'],
  'HTTP/2 session': ['ERR_HTTP2_INVALID_SESSION', 'ERR_HTTP2_INVALID_STREAM', 'ERR_HTTP2_GOAWAY_SESSION'],
  'UDP socket': ['ERR_SOCKET_DGRAM_NOT_RUNNING'],
  'child process': [...ofStreams, 'ERR_IPC_CHANNEL_CLOSED'],
  worker: ['ERR_WORKER_NOT_RUNNING'],
  'file handle': ['EBADF', 'ERR_INVALID_STATE'],
  'file stream': ofStreams,
}
