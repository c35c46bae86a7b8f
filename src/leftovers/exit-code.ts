import { noChanges, type Look } from './change.ts'

/**
 * Compared, since `process.exitCode` is an accessor that nobody can replace: what code of a test that is over assigns is
 * told for the test that runs.
 */
export function lookAtExitCode(): Look {
  const before = process.exitCode
  return () => {
    const { exitCode } = process
    if (exitCode === before) return noChanges
    const putBack = () => void (process.exitCode = before)
    return [
      {
        kind: 'exit code',
        name: undefined,
        change: `now ${exitCode}, before ${before}`,
        remedy: `process.exitCode = ${before}`,
        putBack,
      },
    ]
  }
}
