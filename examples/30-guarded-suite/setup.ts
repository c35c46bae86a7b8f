import { install } from 'vitest-async-case/install'

// Mended, the suite may be strict: where the change is judged, whoever leaves something from now on fails. On a
// developer's machine it is told.
const policy = process.env['CI'] ? 'fail' : 'warn'
install({ guard: true, leaks: policy, leftovers: policy })
