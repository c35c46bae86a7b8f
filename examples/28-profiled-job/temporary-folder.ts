import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contextmanager } from 'vitest-async-case'

/** A folder that exists as long as the context is entered. */
export const temporaryFolder = contextmanager(function* temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'profiled-job-'))
  try {
    yield folder
  } finally {
    rmSync(folder, { recursive: true })
  }
})
