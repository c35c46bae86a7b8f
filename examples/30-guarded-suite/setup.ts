import { install } from 'vitest-async-case'

// Mended, the suite may be strict: from now on whoever leaves something fails.
install({ guard: true, leaks: 'fail', leftovers: 'fail' })
