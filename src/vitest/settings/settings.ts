import type { LeakPolicy } from '../../ownership/index.ts'
import { shared } from '../../internal/index.ts'

/** What `install` was called with. */
export const settings = shared<{ leaks: LeakPolicy }>('settings', () => ({ leaks: 'warn' }))
