// As setup.ts, with the main entry, which brings what gives plain tests their owners: a test file need not import it.
import { install } from 'vitest-async-case'
install({ guard: true })
