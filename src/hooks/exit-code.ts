import { ExitCodeError } from '../errors/index.ts'
import { liveOwners, type Owner } from '../ownership/index.ts'

/** Fails the owner when it changed `process.exitCode`, which is put back: the run's exit status is the runner's to say. */
export function checkExitCode(owner: Owner, before: typeof process.exitCode): void {
  const { exitCode } = process
  if (exitCode === before) return
  process.exitCode = before
  const blamed = isAlone(owner) ? owner : rootOf(owner)
  blamed.receive(new ExitCodeError(blamed.name, String(exitCode), String(before)), 'closing')
}

/** Nothing tells which of several running tests assigned it; then their file answers. */
function isAlone(owner: Owner): boolean {
  if (owner.kind !== 'test') return true
  let tests = 0
  for (const live of liveOwners()) if (live.kind === 'test') tests += 1
  return tests <= 1
}

function rootOf(owner: Owner): Owner {
  let root = owner
  while (root.parent) root = root.parent
  return root
}
