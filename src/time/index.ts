import { later } from '../internal/index.ts'

export { realClock, type Clock } from './clock/index.ts'
export type { Due, Orderer, VirtualClock } from './virtual/index.ts'

/** What makes virtual clocks. */
export const virtualClocks = later('virtual', () => import('./virtual/index.ts'))
