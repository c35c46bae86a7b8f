import { bufferClass, type FileCursor } from './file-data.ts'
import { readArguments } from './read-arguments.ts'

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
