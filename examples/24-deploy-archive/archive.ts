import { basename, dirname } from 'node:path'
import { create, extract, list } from 'tar'

/** Writes a folder, with its own name, into a pax archive: Python's `shutil.make_archive(…, 'tar')`. */
export async function writeArchive(file: string, folder: string): Promise<void> {
  // A name that begins with `@` would be an archive to take in.
  const name = basename(folder).replace(/^@/, './@')
  // Portable: or GNU tar complains of records that only this library knows.
  await create({ file, cwd: dirname(folder), portable: true }, [name])
}

export async function unpackArchive(file: string, into: string): Promise<void> {
  await extract({ file, cwd: into })
}

/** What is in an archive; `extended` is the path of the pax record, where there is one. */
export async function entriesOf(file: string): Promise<{ path: string; extended: string | undefined }[]> {
  const entries: { path: string; extended: string | undefined }[] = []
  await list({
    file,
    onReadEntry: ({ path, extended }) => void entries.push({ path, extended: extended?.path }),
  })
  return entries
}
