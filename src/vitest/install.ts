import { expect } from 'vitest'
import { setHost, type ExpectHost } from '../internal/index.ts'

setHost({ expect: expect as unknown as ExpectHost })

/** Registers the library with Vitest for the test file that is about to load. Called by the setup file. */
export function install(): void {}
