import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface CopyOptions {
  /** Copies over what is there. Otherwise nothing may be there. */
  dirsExistOk?: boolean
}

/** Copies a folder; what a link leads to is copied as a file: Python's `shutil.copytree`. */
export async function copyTree(
  from: string,
  to: string,
  { dirsExistOk = false }: CopyOptions = {},
): Promise<void> {
  // `fs.cp` copies over what is there, and what it does when told not to differs between Node 20 and 24.
  if (!dirsExistOk) await mkdir(to)
  await cp(from, to, { recursive: true, dereference: true, preserveTimestamps: true })
}

/** Removes a folder with all that is in it, links but not what they lead to: Python's `shutil.rmtree`. */
export async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true })
}

/** The paths of everything in a folder, seen from there, sorted. */
export async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.map(entry => relative(folder, join(entry.parentPath, entry.name))).toSorted()
}
