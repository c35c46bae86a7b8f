import type { LeakPolicy } from '../async-case/index.ts'
import { shared } from '../internal/index.ts'

/** What `install` was called with. */
export const settings = shared<{ leaks: LeakPolicy }>('settings', () => ({ leaks: 'warn' }))
