import { install } from 'vitest-async-case/install'

install({ leaks: 'warn' })
