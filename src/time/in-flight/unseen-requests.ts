import { runnersTimers } from './timers-of-runner.ts'

/** What keeps Node's loop going until it is released. */
interface Holder {
  ref(): unknown
  unref(): unknown
}

/** A row of Node's report. Of the loop itself: whether anything keeps it going. */
interface LoopRow {
  readonly type: string
  readonly is_active: boolean
  readonly is_referenced?: boolean
}

interface NodeReport {
  excludeNetwork?: boolean
  excludeEnv?: boolean
  getReport(): { readonly libuv: readonly LoopRow[] }
}

/**
 * Whether something is under way in this thread that cannot be asked for, since it began before a virtual clock was there:
 * cryptography, a compression. Node's report tells whether the loop would go on; so what is known to keep it going is
 * released for as long as that takes. Some 10 ms.
 */
export function hasUnseenRequests(): boolean {
  const report = process.report as NodeReport | undefined
  if (!report) return false
  const holders = [...activeHandles(), ...runnersTimers()]
  for (const holder of holders) holder.unref()
  try {
    return isGoing(loopRows(report))
  } finally {
    for (const holder of holders) holder.ref()
  }
}

/**
 * The loop itself, and the handle of Node's immediates: who asks from one of them hears that there is something.
 * Where another handle is left that could not be released, nothing can be told.
 */
function isGoing(rows: readonly LoopRow[]): boolean {
  const isHeld = rows.some(row => row.is_active && row.is_referenced && row.type !== 'idle')
  return !isHeld && rows.some(row => row.is_active && row.type === 'loop')
}

/** Without what takes time: the names of the machines at the other ends. */
function loopRows(report: NodeReport): readonly LoopRow[] {
  const { excludeNetwork = false, excludeEnv = false } = report
  try {
    Object.assign(report, { excludeNetwork: true, excludeEnv: true })
    return report.getReport().libuv
  } finally {
    Object.assign(report, { excludeNetwork, excludeEnv })
  }
}

function activeHandles(): Holder[] {
  const { _getActiveHandles } = process as { _getActiveHandles?(): object[] }
  return (_getActiveHandles?.() ?? []).map(holderIn).filter(isHolder)
}

/** What the user has of it may note whether it was released. */
function holderIn(handle: { readonly _handle?: object | null }): object {
  return handle._handle ?? handle
}

function isHolder(handle: object): handle is Holder {
  return 'ref' in handle && 'unref' in handle
}
