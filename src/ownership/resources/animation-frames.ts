import { type NativeTimer, Timer } from '../ledger/index.ts'
import { isInsideWatched } from './inside-stand-in.ts'
import { recordEntry, timerLine } from './record.ts'
import type { StandIn } from '../stand-ins/index.ts'

/** A frame of happy-dom's: an immediate that is made by a copy of Node's function, taken before the setup file ran. */
class AnimationFrame extends Timer {
  override get remedy(): string {
    return 'cancelAnimationFrame(frame)'
  }
}

/**
 * `requestAnimationFrame` of happy-dom. In the vm pools a hook sees the immediates.
 */
export const animationFrameStandIn: StandIn = {
  call(owner, original, args) {
    const frame = original(...args)
    if (owner.kind === 'test' && !isInsideWatched() && isImmediate(frame))
      recordEntry(owner, new AnimationFrame(frame, timerLine(owner, 'immediate', 0)))
    return frame
  },
}

function isImmediate(frame: unknown): frame is NativeTimer {
  return typeof frame === 'object' && frame !== null && '_destroyed' in frame
}
