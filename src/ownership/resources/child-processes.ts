import { onPublished } from '../../internal/index.ts'
import { recordEmitter } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { hasRef, ignoreErrors } from './node-objects.ts'
import { killTree } from './process-tree.ts'

type ChildProcess = import('node:child_process').ChildProcess

class RunningChild implements Resource {
  readonly kind = 'child process'
  readonly object: ChildProcess
  /** Known from the first attempt to end it. */
  #hasToldItsEnd: boolean | undefined

  constructor(child: ChildProcess) {
    this.object = child
  }

  state(): ResourceState {
    const child = this.object
    if (child.exitCode !== null || child.signalCode !== null) return 'closed'
    // The channel speaks before the process is started; one that could not be started never gets a pid.
    if (child.pid === undefined) return child.spawnfile === undefined ? 'closing' : 'closed'
    if (child.killed) return 'closing'
    return hasRef(child) === false ? 'idle' : 'open'
  }

  close(): void {
    if (this.#hasToldItsEnd === undefined) {
      this.#hasToldItsEnd = false
      ignoreErrors(this.object)
      this.object.once('close', () => (this.#hasToldItsEnd = true))
    }
    if (this.object.pid !== undefined) killTree(this.object.pid)
    this.object.kill('SIGKILL')
  }

  hasToldItsEnd(): boolean {
    return this.#hasToldItsEnd !== false
  }

  detail(): string {
    const { pid, spawnargs } = this.object
    return `pid ${pid}: ${(spawnargs ?? []).join(' ')}`
  }
}

/** Everything that `node:child_process` starts asynchronously: spawn, fork, exec and execFile. */
export function trackChildProcesses(): void {
  onPublished('child_process', ({ process }: { process: ChildProcess }) => {
    recordEmitter(process, () => new RunningChild(process))
  })
}
