import { FileCursor } from './file-data.ts'

/** File descriptors that no real file has. */
const FIRST_FD = 10_000

/** The open files of one `mockOpen`: its handle shares one position, as CPython's; each descriptor has its own. */
export class OpenFiles {
  readonly #data: string | Uint8Array
  readonly #byDescriptor = new Map<number, FileCursor>()
  /** Where the handle reads. Anew with each opening. */
  current: FileCursor

  constructor(data: string | Uint8Array) {
    this.#data = data
    this.current = new FileCursor(data)
  }

  /** Data that a function reads by itself, from the start: `readFile(path)`, `createReadStream(path)`. */
  fresh(): FileCursor {
    return new FileCursor(this.#data)
  }

  reopen(): void {
    this.current = this.fresh()
  }

  openDescriptor(): number {
    const fd = FIRST_FD + this.#byDescriptor.size
    this.#byDescriptor.set(fd, this.fresh())
    return fd
  }

  /** The file of a descriptor, or of a path when `file` is none. */
  at(file: unknown): FileCursor {
    return (typeof file === 'number' ? this.#byDescriptor.get(file) : undefined) ?? this.fresh()
  }
}
