import { realTime } from '../../internal/index.ts'
import { closingLimit, pauseFor } from './close-all.ts'
import type { Ledger, ResourceState } from '../ledger/index.ts'

/** Turns of the event loop in which anything may still come to its end. */
const quietTurns = 3
const longestPause = 50

/**
 * Waits while things are ending by themselves: what was asked to close is no leak only because the test did not wait
 * for it. Goes on while the number falls, streams move, or something is closing, up to a limit. Semantics: goleak's retries.
 */
export async function settle(ledger: Ledger): Promise<void> {
  const started = realTime.now()
  let before = ''
  for (let turn = 0; ; turn += 1) {
    const entries = ledger.live()
    const states = entries.map(({ resource }) => resource.state())
    const alive = states.filter(isEnding).length
    const progress = entries.reduce((sum, { resource }) => sum + (resource.progress?.() ?? 0), 0)
    const now = `${alive} ${progress}`
    if (alive === 0 || !isWorthWaiting(states, turn, now !== before, realTime.now() - started)) return
    before = now
    await pauseFor(turn < quietTurns ? 0 : Math.min(2 ** (turn - quietTurns), longestPause))
  }
}

const isEnding = (state: ResourceState) =>
  state === 'open' || state === 'due' || state === 'closing' || state === 'leftover'

function isWorthWaiting(states: ResourceState[], turn: number, hasMoved: boolean, waited: number): boolean {
  if (turn < quietTurns) return true
  if (waited >= closingLimit) return false
  return hasMoved || states.includes('closing') || states.includes('due')
}
