// Loads some of the library's source without the rest of it, which needs Vitest around it.
import { rm } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
let count = 0

/** @param contents exports of files of `src`, by paths from the root of the tree: one bundle, so that state exists once */
export async function loadSource(contents) {
  count += 1
  const outfile = `${root}.tmp/bench-${process.pid}-${count}.mjs`
  const stdin = { contents, resolveDir: root, loader: 'ts' }
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' })
  const loaded = await import(pathToFileURL(outfile).href)
  await rm(outfile)
  return loaded
}
