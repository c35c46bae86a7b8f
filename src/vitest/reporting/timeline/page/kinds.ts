import type { MomentKind } from '../../../../ownership/index.ts'

/** How a moment is drawn, and how it is told. */
interface KindOfMoment {
  /** Whether it is kept however many others there are. */
  readonly isKept?: true
  /** What it does to the strip of its lane; a mark, where it does nothing. */
  readonly draws: 'begins' | 'ends' | 'mark' | 'alarm'
  /** What is said of it. @param text that of the moment @param who who did it, in front of a verb; `''` for its own lane */
  tell(text: string, who: string): string
}

const looks: Readonly<Record<MomentKind, KindOfMoment>> = {
  phase: { draws: 'begins', isKept: true, tell: text => `${text} begins` },
  'back in phase': { draws: 'begins', isKept: true, tell: text => `${text} goes on` },
  over: { draws: 'ends', isKept: true, tell: () => 'the test is over' },
  'sub-test': { draws: 'begins', tell: text => `sub-test ${text} begins` },
  'sub-test over': { draws: 'ends', tell: text => `the sub-test is over${text && `: ${text}`}` },
  task: { draws: 'begins', isKept: true, tell: (_text, who) => `is made${by(who)}` },
  'task begins': { draws: 'mark', tell: () => 'begins to run' },
  waits: { draws: 'begins', tell: text => `waits on ${text}` },
  woken: { draws: 'ends', tell: (text, who) => `${text} is over${who && `: woken by ${who}`}` },
  cancel: {
    draws: 'mark',
    isKept: true,
    tell: (text, who) => `is cancelled${by(who)}${text && `: ${text}`}`,
  },
  'task over': { draws: 'ends', isKept: true, tell: text => `is over: ${text}` },
  'timer set': { draws: 'begins', tell: text => `sets ${text}` },
  'timer fired': { draws: 'ends', tell: text => `${text} fires` },
  'timer ticked': { draws: 'mark', tell: text => `${text} fires` },
  'timer cleared': { draws: 'ends', tell: text => `${text} is cleared` },
  'mock called': { draws: 'mark', tell: text => `calls ${text}` },
  'mock awaited': { draws: 'mark', tell: text => `awaits ${text}` },
  opened: { draws: 'begins', tell: text => `${text} is there` },
  closed: { draws: 'ends', tell: text => `${text} is gone` },
  'ended by force': { draws: 'ends', isKept: true, tell: text => `${text} is ended by force` },
  error: { draws: 'alarm', isKept: true, tell: text => `error in ${text}` },
  warning: { draws: 'alarm', isKept: true, tell: text => `warning in ${text}` },
  leak: { draws: 'alarm', isKept: true, tell: text => `leak, found at ${text}` },
  skipped: { draws: 'mark', isKept: true, tell: text => `skipped${text && `: ${text}`}` },
  'left over': { draws: 'alarm', isKept: true, tell: text => `left over, found at ${text}` },
  'clock moved': { draws: 'mark', tell: text => `the clock moves ${text}` },
  chosen: { draws: 'mark', tell: text => `chosen: ${text}` },
}

function by(who: string): string {
  return who && ` by ${who}`
}

/** Every kind, in the order in which a page numbers them. */
export const momentNames = Object.keys(looks) as readonly MomentKind[]

export function lookOf(name: MomentKind): KindOfMoment {
  return looks[name]
}
