import { comb, perm } from './integers.ts'

export interface Lottery {
  balls: number
  drawn: number
}

/** The chance to have all balls right, as a sign at the till tells it. */
export function oddsOf({ balls, drawn }: Lottery): string {
  return `1 in ${comb(balls, drawn).toLocaleString('en-US')}`
}

/** In how many orders the balls can come. */
export function drawsOf({ balls, drawn }: Lottery): bigint {
  return perm(balls, drawn)
}
