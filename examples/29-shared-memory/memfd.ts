import { isMinusOne, libcFunction } from './libc.ts'

/** Closes the descriptor in a program that takes this one's place. */
export const MFD_CLOEXEC = 0x1
/** Lets the file be sealed; without it, it has the seal F_SEAL_SEAL from the start. */
export const MFD_ALLOW_SEALING = 0x2
/** Takes huge pages, which the system must have reserved. */
export const MFD_HUGETLB = 0x4

export const F_GETFD = 1
export const F_ADD_SEALS = 1033
export const F_GET_SEALS = 1034

/** No more seals. */
export const F_SEAL_SEAL = 0x1
export const F_SEAL_SHRINK = 0x2
export const F_SEAL_GROW = 0x4
export const F_SEAL_WRITE = 0x8

const create = libcFunction<number>('memfd_create', 'int', ['const char *', 'unsigned int'], isMinusOne)
const control = libcFunction<number>('fcntl', 'int', ['int', 'int', '...'], isMinusOne)

/** An anonymous file in memory: Python's `os.memfd_create`. Returns a descriptor, which the caller closes. Linux only. */
export function memfdCreate(name: string, flags = MFD_CLOEXEC): number {
  return create(name, flags)
}

/** Asks or changes something of a descriptor: Python's `fcntl.fcntl`. */
export function fcntl(fd: number, command: number, argument = 0): number {
  return control(fd, command, 'int', argument)
}
