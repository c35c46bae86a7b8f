import { join } from 'shlex'

/** What to type on the other machine. Whatever is in the names, the shell takes each for one word. */
export function unpackingCommand(archive: string, folder: string): string {
  return join(['tar', '-xf', archive, '-C', folder])
}
