import { later } from '../../internal/index.ts'

/** What runs tests under schedules: few test files have such. */
export const searching = later('searching', () => import('../searching/index.ts'))
