/** The first line of an error's stack that is in a file, as Node knows it. */
export function frameOf({ stack = '' }: Error): { filename: string; lineno: number } {
  const found = /^\s+at .*?\(?((?:file:\/\/)?[^\s()]+):(\d+):\d+\)?$/m.exec(stack)
  return { filename: found?.[1] ?? '', lineno: Number(found?.[2] ?? 0) }
}
