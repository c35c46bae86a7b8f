interface StackHolder {
  stack?: string
}

interface CapturingError {
  captureStackTrace?(holder: StackHolder, below: Function): void
}

/** The file of the code that called `callee`, as a path, or `undefined` where the engine cannot tell. */
export function callerFile(callee: Function): string | undefined {
  const holder: StackHolder = {}
  ;(Error as CapturingError).captureStackTrace?.(holder, callee)
  const line = holder.stack?.split('\n').find(text => text.trimStart().startsWith('at '))
  const location = line?.match(/(?:\(|at (?:async )?)([^()\s][^()]*?):\d+:\d+\)?$/)?.[1]
  return location?.replace(/^file:\/\//, '').replace(/^\/(?=[A-Za-z]:\/)/, '')
}
