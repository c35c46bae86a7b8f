import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { World } from './run-vitest.ts'

/**
 * Compares a fixture's whole output with the text beside it: `expected.<world>.txt` where that file exists, else
 * `expected.txt`. With VAC_UPDATE=1 they are written instead (a world's own file only where it differs from the
 * first world's); read the diff before you commit it.
 * @param name what the file is called instead of `expected`, where a fixture has several
 */
export function expectOutput(output: string, fixture: URL, world: World, name = 'expected'): void {
  const shared = fileURLToPath(new URL(`${name}.txt`, fixture))
  const own = fileURLToPath(new URL(`${name}.${world}.txt`, fixture))
  if (process.env['VAC_UPDATE'] === '1') update(output, shared, own, world)
  const path = existsSync(own) ? own : shared
  if (!existsSync(path)) throw new Error(`${path} is missing. VAC_UPDATE=1 writes it.`)
  expect(output, `the output of ${fixture.pathname} in ${world}`).toBe(readFileSync(path, 'utf8'))
}

function update(output: string, shared: string, own: string, world: World): void {
  rmSync(own, { force: true })
  const isFirst = world === 'vitest4' || !existsSync(shared)
  if (isFirst) writeFileSync(shared, output)
  else if (readFileSync(shared, 'utf8') !== output) writeFileSync(own, output)
}
