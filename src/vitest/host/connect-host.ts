import { expect } from 'vitest'
import { setHost, type ExpectHost } from '../../internal/index.ts'
import { original } from './locate.ts'
import { assertionHost } from './assertion-host.ts'
import { findModule } from './module-graph.ts'

/** Tells the lower layers of the library what they need of Vitest. */
export function connectHost(): void {
  setHost({
    expect: expect as unknown as ExpectHost,
    ...assertionHost(),
    findModule,
    originalPlace: (file, line, column) => original(file, { line, column }),
  })
}
