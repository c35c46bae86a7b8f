// Apart from the reading of stacks: the setup file, which is loaded for each test file, takes stacks and reads none.

/** For things that are dear to make anyway: enough frames to see through a client library. */
const fullDepth = 24

/** The stack of the running code, of so many frames; this function is one of them. Text is made when it is asked for. */
export function lineHere(depth = fullDepth): Error {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = depth
  const line = new Error()
  Error.stackTraceLimit = before
  return line
}
