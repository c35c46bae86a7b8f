/**
 * - `handle`: may be quiet for ever, so that it is not in flight by being there; something else tells when it is.
 * - `door`: a handle through which somebody outside may wake the test, and which no ledger knows.
 * - `step`: JavaScript that runs in this turn or the next, no input or output.
 */
type Passive = 'handle' | 'door' | 'step'

/**
 * What async hooks tell of and what is not in flight from its beginning to its end. Every other type is, those of later
 * versions of Node included: a clock that runs at the real rate without need is slow, one that jumps over an answer is wrong.
 */
export const passiveTypes: Readonly<Partial<Record<string, Passive>>> = {
  // They wait for others to come.
  TCPSERVERWRAP: 'handle',
  PIPESERVERWRAP: 'handle',
  UDPWRAP: 'handle',
  JSUDPWRAP: 'handle',
  FSEVENTWRAP: 'handle',
  STATWATCHER: 'handle',
  MESSAGEPORT: 'handle',
  SIGNALWRAP: 'door',

  // Connections: outer-sockets.ts and connections.ts tell by their bytes.
  TCPWRAP: 'handle',
  PIPEWRAP: 'handle',
  TTYWRAP: 'handle',
  TLSWRAP: 'handle',
  JSSTREAM: 'handle',
  // What runs over a connection: as above. A session to outside is in the ledger, as a socket.
  HTTP2SESSION: 'handle',
  HTTP2STREAM: 'handle',
  HTTP2PING: 'handle',
  HTTP2SETTINGS: 'handle',
  HTTPINCOMINGMESSAGE: 'handle',
  // In the ledger, as a request.
  HTTPCLIENTREQUEST: 'handle',

  // In the ledger: they are in flight while they live, but not once they have been released.
  PROCESSWRAP: 'handle',
  WORKER: 'handle',

  // Open files and the like: what is asked of them is a request of its own.
  FILEHANDLE: 'handle',
  DIRHANDLE: 'handle',
  BLOBREADER: 'handle',
  DNSCHANNEL: 'handle',
  // A histogram's interval, which the machine keeps up, and the inspector's line.
  ELDHISTOGRAM: 'handle',
  INSPECTORJSBINDING: 'handle',

  // The clock looks at the test in turns of its own, between which these have run.
  Immediate: 'step',
  TickObject: 'step',
  Microtask: 'step',
  PROMISE: 'step',
  PerformanceObserver: 'step',
}

/** What reads for others: when one of them is called, the requests before that are over. */
export const readerTypes: ReadonlySet<string> = new Set(['FILEHANDLE', 'BLOBREADER'])
