import { safely } from '../../internal/index.ts'

// jsdom runs the animation frames of a window by one interval, which it makes with the first frame and clears with the last
// one that is cancelled or has run. Were it cleared behind jsdom's back, no frame of a later test would ever run.

/** Whether a timer is what runs the animation frames of jsdom. */
export function runsFrames(timer: object): boolean {
  const callback: unknown = Reflect.get(timer, '_onTimeout')
  return typeof callback === 'function' && /\brunAnimationFrameCallbacks\b/.test(String(callback))
}

/** Cancels every frame that is still to run. */
export function cancelFrames(): void {
  safely(() => {
    // The numbers of frames are given in order.
    for (let frame = requestAnimationFrame(() => {}); frame > 0; frame -= 1) cancelAnimationFrame(frame)
  }, undefined)
}
