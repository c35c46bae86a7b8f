import { expect } from 'vitest'
import { setHost, type ExpectHost } from '../internal/index.ts'

setHost({ expect: expect as unknown as ExpectHost })
