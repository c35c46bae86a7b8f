import { nodeModule } from '../../internal/index.ts'

/**
 * Ends a process and those that it has started: of a shell that is killed alone the commands live on, and hold what they
 * hold. Linux tells who started whom; elsewhere only a group of its own (`detached: true`) can be ended with a process.
 */
export function killTree(pid: number): void {
  // Stopped first, so that nobody starts another one while they are looked for.
  send(pid, 'SIGSTOP')
  for (const child of childrenOf(pid)) killTree(child)
  send(-pid, 'SIGKILL')
  send(pid, 'SIGKILL')
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended, or it leads no group.
  }
}

function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return []
  const processes = nodeModule('node:fs').readdirSync('/proc').map(Number).filter(Number.isInteger)
  return processes.filter(each => parentOf(each) === pid)
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = nodeModule('node:fs').readFileSync(`/proc/${pid}/stat`, 'utf8')
    // `pid (name) state parent …`: the name may have spaces and parentheses of its own.
    return Number(
      stat
        .slice(stat.lastIndexOf(')') + 1)
        .trim()
        .split(' ')[1],
    )
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}
