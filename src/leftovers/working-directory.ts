import { safely } from '../internal/index.ts'
import { noChanges, type Look } from './change.ts'

/** `undefined` where the directory is gone. */
const directory = (): string | undefined => safely(() => process.cwd(), undefined)

export function lookAtWorkingDirectory(): Look {
  const before = directory()
  return () => {
    if (directory() === before || before === undefined) return noChanges
    const putBack = () => process.chdir(before)
    return [
      {
        kind: 'working directory',
        name: undefined,
        change: 'changed',
        remedy: 'process.chdir(before)',
        putBack,
      },
    ]
  }
}
