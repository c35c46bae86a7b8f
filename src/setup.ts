// Two lines, importing the library by its own name: Vitest inlines setup files, and state must not exist twice.
import { install } from 'vitest-async-case/install'
install()
