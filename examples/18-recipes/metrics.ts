const counts = new Map<string, number>()
let timer: NodeJS.Timeout | undefined

/** Counts an event. From the first one on, the counts are published every minute, as long as the process lives. */
export function count(name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
  timer ??= setInterval(() => console.debug(Object.fromEntries(counts)), 60_000)
}
