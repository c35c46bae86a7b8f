import { isMock } from '../state/index.ts'

/** Whether a value, printed over as many lines as it has parts, stays below `limit` characters. */
export function isLight(value: unknown, limit: number): boolean {
  return remaining(value, limit, new Set()) > 0
}

function remaining(value: unknown, left: number, seen: Set<object>): number {
  if (typeof value === 'string') return left - value.length - 4
  if (typeof value !== 'object' || value === null || isMock(value) || seen.has(value)) return left - 12
  seen.add(value)
  let rest = left - 8
  for (const [key, part] of partsWithin(value)) {
    rest = remaining(part, rest - key.length, seen)
    if (rest <= 0) return rest
  }
  return rest
}

function partsWithin(value: object): Iterable<[string, unknown]> {
  if (ArrayBuffer.isView(value)) return [['', ' '.repeat(value.byteLength)]]
  if (value instanceof Map)
    return [
      ['', [...value.keys()]],
      ['', [...value.values()]],
    ]
  if (value instanceof Set) return [['', [...value]]]
  return Object.keys(value).map(key => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    return [key, descriptor?.value]
  })
}
