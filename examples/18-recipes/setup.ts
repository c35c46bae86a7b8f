import { install } from 'vitest-async-case/install'

// On a developer's machine a leak is a warning; where the change is judged, it is a failure.
install({ leaks: process.env['CI'] ? 'fail' : 'warn' })
