import type { Choice, Path } from './path.ts'

/** What a run did, as far as shrinking is concerned. */
export interface Shrunk<R> {
  readonly run: R
  readonly choices: readonly Choice[]
}

export interface Shrinking<R> {
  /** Runs a path. @returns what it did, when it has failed in the same way */
  fails(path: Path): Promise<Shrunk<R> | undefined>
  /** Whether another run may be spent. */
  mayGoOn(): boolean
}

/**
 * The smallest failing schedule that halving finds: half of the choices are put back to the plain order, then quarters, at
 * last single ones, each time from the last to the first, since what comes late depends on what came before.
 */
export async function smallest<R>(first: Shrunk<R>, shrinking: Shrinking<R>): Promise<Shrunk<R>> {
  let best = first
  for (let size = deviations(best.choices).length >> 1; size >= 1; size >>= 1) {
    let end = Infinity
    while (end > 0 && shrinking.mayGoOn()) {
      const places = deviations(best.choices)
      end = Math.min(end, places.length)
      const from = Math.max(0, end - size)
      const ran = await shrinking.fails(pathWithout(best.choices, new Set(places.slice(from, end))))
      // What the run did is kept, and not what it was asked to do: choices that no longer fit are gone.
      if (ran && deviations(ran.choices).length < places.length) best = ran
      end = from
    }
  }
  return best
}

/** The places of the choices that are not in the plain order. */
export function deviations(choices: readonly Choice[]): number[] {
  return choices.flatMap(({ taken }, at) => (taken > 0 ? [at] : []))
}

function pathWithout(choices: readonly Choice[], gone: ReadonlySet<number>): Path {
  return new Map([...choices.entries()].filter(([at, { taken }]) => taken > 0 && !gone.has(at)))
}
