import { startedPatches, type StartedPatch } from '../mocks/index.ts'
import { Creation, type Owner } from '../ownership/index.ts'
import { noChanges, type Change } from './change.ts'
import { changeHost } from './change-host.ts'

/** What a test has put in force with `patcher.start()` and not stopped, the last one first. */
export function patchesLeftBy(owner: Owner): readonly Change[] {
  const started = startedPatches()
  if (started.length === 0 || changeHost().takesBack('patch', '')) return noChanges
  return started
    .filter(each => each.owner === owner)
    .toReversed()
    .map(changeOfPatch)
}

function changeOfPatch({ what, owner, line, stop }: StartedPatch): Change {
  return {
    kind: 'patch',
    name: nameOf(what),
    change: 'still started',
    verb: 'Stop it',
    remedy: 'patcher.stop()',
    owner,
    stack: () => (line ? new Creation(line).stack : ''),
    putBack: stop,
  }
}

/** The kind comes before it: `patch load`, `patch entries of process.env`. */
function nameOf(what: string): string {
  return what
    .replace(/^patch of /, '')
    .replace(/^patch\.dict of /, 'entries of ')
    .replaceAll("'", '')
}

/** Whether a value is there because a patch is started, which is a leftover of its own. */
export function isPatched(value: unknown): boolean {
  return startedPatches().some(({ patch }) => patch.value === value)
}
