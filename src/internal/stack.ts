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

/** Whether a line of a stack lies in the library's own code. */
export function isOwnLine(line: string): boolean {
  return /^\s+at /.test(line) && ownCode.some(root => line.includes(root))
}
