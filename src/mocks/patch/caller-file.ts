import { framesIn } from '../../internal/index.ts'

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
  const [caller] = framesIn(holder.stack ?? '')
  return caller?.line ? caller.file : undefined
}
