/** Whether a line of a stack tells of a call: no line of the message. */
export const isFrameLine = (line: string): boolean => /^\s+at /.test(line)

/** The folder (or bundle) that the library's own code was loaded from, as it stands in stack lines. */
const ownCode = locateOwnCode(import.meta.url)

function locateOwnCode(url: string): string[] {
  const root = url.replace(/\/internal\/[^/]*$/, '/').replace(/[^/]*$/, '')
  return [root, root.replace(/^file:\/\//, '')]
}

/** A stack without the lines of this library: whatever a user reads begins at the user's own line. */
export function withoutOwnLines(stack: string): string {
  const lines = stack.split('\n')
  return lines.filter(line => !isOwnLine(line)).join('\n')
}

/** An error of ours that points at the user's line: the reader's eye, and Vitest's code frame, start there. */
export function atUserLine<E extends Error>(error: E): E {
  if (error.stack !== undefined) error.stack = withoutOwnLines(error.stack)
  return error
}

/** Whether a line of a stack lies in the library's own code. */
export function isOwnLine(line: string): boolean {
  return isFrameLine(line) && ownCode.some(root => line.includes(root))
}
