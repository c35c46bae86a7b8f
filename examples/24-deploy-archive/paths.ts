import { lstatSync, statSync, type Stats } from 'node:fs'
import { homedir } from 'node:os'
import { sep } from 'node:path'

// Python's `os.path` takes every error for "no"; here it is those that tell of the path. A disk that cannot be read is
// an error.
const codesOfNoFile = [
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'EACCES',
  'EPERM',
  'EBADF',
  'EINVAL',
  'ENAMETOOLONG',
  // Node's own, for a name with a NUL in it, which no file can have.
  'ERR_INVALID_ARG_VALUE',
]

function statsOf(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path)
  } catch (error) {
    if (codesOfNoFile.includes((error as NodeJS.ErrnoException).code!)) return undefined
    throw error
  }
}

/** Whether something is there, at the end of all links: Python's `os.path.exists`. */
export function exists(path: string): boolean {
  return statsOf(path, statSync) !== undefined
}

export function isDir(path: string): boolean {
  return statsOf(path, statSync)?.isDirectory() ?? false
}

export function isFile(path: string): boolean {
  return statsOf(path, statSync)?.isFile() ?? false
}

export function isLink(path: string): boolean {
  return statsOf(path, lstatSync)?.isSymbolicLink() ?? false
}

/** `~` is the user's own folder; another user's stays as it is written: Python's `os.path.expanduser`. */
export function expandUser(path: string): string {
  const isOwn = path === '~' || path.startsWith('~/') || path.startsWith(`~${sep}`)
  return isOwn ? homedir() + path.slice(1) : path
}

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

/** Whether normalising would change nothing: Python's `unicodedata.is_normalized`. */
export function isNormalized(form: NormalForm, text: string): boolean {
  return text.normalize(form) === text
}
