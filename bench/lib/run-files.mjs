// Runs generated test files in the real Vitest of a world, one after another, and returns the times of each.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ensureNode, ensureWorld, worlds } from '../../scripts/worlds.mjs'

const reporter = fileURLToPath(new URL('./timing-reporter.mjs', import.meta.url))
const run = promisify(execFile)

// Files run in the order of their names: variants alternate, so that a slow minute of the machine hits all of them.
const config = (setupFiles, test) => `
import { BaseSequencer } from 'vitest/node'
class ByName extends BaseSequencer {
  async sort(files) {
    return files.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
  }
}
export default {
  test: {
    ...${JSON.stringify({ ...test, setupFiles })},
    fileParallelism: false,
    testTimeout: 60_000,
    sequence: { sequencer: ByName },
  },
}
`

/** @returns one entry a file, in order: `{ file, tests, setupDuration, collectDuration, duration, … }`, milliseconds */
export async function runFiles(world, files, { setupFiles = ['vitest-async-case/setup'], test = {} } = {}) {
  const folder = await ensureWorld(world)
  mkdirSync(join(folder, 'runs'), { recursive: true })
  const root = mkdtempSync(join(folder, 'runs/bench-'))
  try {
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(root, 'vitest.config.mjs'), config(setupFiles, test))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
    return checked(await timesOf(world, folder, root), files)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function timesOf(world, folder, root) {
  const times = join(root, 'times.json')
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
  const { NODE_ENV: _, ...env } = process.env
  await run(await ensureNode(worlds[world].node), [vitest, 'run', '--root', root, `--reporter=${reporter}`], {
    cwd: root,
    env: { ...env, VAC_TIMES: times },
    maxBuffer: 2 ** 26,
  }).catch(error => {
    if (!existsSync(times)) throw error // else the times say which file failed
  })
  return JSON.parse(readFileSync(times, 'utf8'))
}

// A bench of files that failed, or that did not run, measures nothing.
function checked({ files, errors }, wanted) {
  const bad = files.filter(file => file.problem).map(file => `${file.file}: ${file.problem}`)
  const count = Object.keys(wanted).filter(name => name.includes('.test.')).length
  if (bad.length || errors.length || files.length !== count)
    throw new Error([`${files.length} of ${count} files ran.`, ...bad, ...errors].join('\n'))
  return files.toSorted((a, b) => (a.file < b.file ? -1 : 1))
}
