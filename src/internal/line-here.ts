/** The stack of the running code, of so many frames; this function is one of them. Text is made when it is asked for. */
export function lineHere(depth: number): Error {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = depth
  const line = new Error()
  Error.stackTraceLimit = before
  return line
}
