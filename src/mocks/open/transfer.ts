import { bufferClass, type FileCursor } from './open-files.ts'

// What Node's functions answer that fill, or write, a buffer or several of them.

export function fillOne(
  file: FileCursor,
  args: readonly unknown[],
): { bytesRead: number; buffer: Uint8Array } {
  const { buffer, offset, length, position } = readArguments(args)
  return { bytesRead: file.read(buffer, offset, length, position), buffer }
}

export function fillAll(
  file: FileCursor,
  buffers: readonly Uint8Array[],
  position: unknown,
): { bytesRead: number; buffers: readonly Uint8Array[] } {
  let bytesRead = 0
  for (const buffer of buffers) {
    const from = typeof position === 'number' ? position + bytesRead : null
    bytesRead += file.read(buffer, 0, buffer.byteLength, from)
  }
  return { bytesRead, buffers }
}

/** `(buffer, offset, length)`, `(buffer, options)`, or a text. */
export function writtenOfOne(args: readonly unknown[]): { bytesWritten: number; buffer: unknown } {
  const [buffer] = args
  const bytesWritten = ArrayBuffer.isView(buffer)
    ? readArguments(args).length
    : bufferClass().byteLength(buffer as string)
  return { bytesWritten, buffer }
}

export function writtenOfAll(buffers: readonly Uint8Array[]): {
  bytesWritten: number
  buffers: readonly Uint8Array[]
} {
  return { bytesWritten: buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0), buffers }
}

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
  if (!ArrayBuffer.isView(first)) return complete(first ?? {})
  const buffer = first as Uint8Array
  if (typeof second === 'object' && second !== null) return complete({ ...second, buffer })
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
