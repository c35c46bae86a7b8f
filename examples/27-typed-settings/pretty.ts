import { inspect } from 'node:util'

/** A value as a text, its keys in the order of insertion or sorted. */
export function pformat(value: unknown, { sorted = true } = {}): string {
  return inspect(value, { depth: null, breakLength: 80, sorted })
}

/** Prints with sorted keys. */
export function pprint(value: unknown): void {
  console.log(pformat(value))
}

/** Prints with the keys in the order of insertion. */
export function pp(value: unknown): void {
  console.log(pformat(value, { sorted: false }))
}
