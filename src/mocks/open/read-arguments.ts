import { bufferClass } from './file-data.ts'

export interface ReadArguments {
  readonly buffer: Uint8Array
  readonly offset: number
  readonly length: number
  readonly position: number | null
}

const DEFAULT_SIZE = 16_384

interface ReadOptions {
  buffer?: Uint8Array
  offset?: number
  length?: number
  position?: number | bigint | null
}

/** The arguments of Node's reading functions: `(buffer, offset, length, position)`, `(buffer, options)` or `(options)`. */
export function readArguments(args: readonly unknown[]): ReadArguments {
  const [first, second] = args
  if (!ArrayBuffer.isView(first)) return complete((first ?? {}) as ReadOptions)
  const buffer = first as Uint8Array
  if (typeof second === 'object' && second !== null) return complete({ ...(second as ReadOptions), buffer })
  const [, offset, length, position] = args as [Uint8Array, number?, number?, (number | bigint | null)?]
  return complete({ buffer, offset, length, position })
}

function complete(options: ReadOptions): ReadArguments {
  const buffer = options.buffer ?? bufferClass().alloc(DEFAULT_SIZE)
  const offset = options.offset ?? 0
  const length = options.length ?? buffer.byteLength - offset
  const { position } = options
  // Node reads from where the file stands for null, undefined and -1.
  const isHere = position === undefined || position === null || Number(position) < 0
  return { buffer, offset, length, position: isHere ? null : Number(position) }
}
