import { expect } from 'vitest'
import { setHost, type ExpectHost } from '../internal/index.ts'
import { assertionHost } from './assertion-host.ts'

setHost({ expect: expect as unknown as ExpectHost, ...assertionHost() })
