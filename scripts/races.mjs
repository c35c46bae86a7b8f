// The operations that no virtual clock may jump over, again and again on a busy machine: what depends on time shows there.
//   npm run races                      each once, in forks, beside two processes that burn the processor
//   npm run races -- 20                twenty times
//   npm run races -- 20 threads        in another pool; also vmForks, vmThreads
//   npm run races -- 20 vitest5        in another world; vitest5 node26: on another Node
import { fork, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './lib-build.mjs'
import { ensureNode, ensureWorld, worlds } from './worlds.mjs'

// The other processes are this file as well.
if (process.env['VAC_BURN']) for (;;);

const burners = 2
const fixture = join(root, 'test/suites/in-flight/fixtures/operations')
/** Each of its tests is to have a verdict; no other test of the fixture is. */
const convicted = /^DeadlockTest /

const words = process.argv.slice(2)
const times = Number(words.find(word => /^\d+$/.test(word)) ?? 1)
const world = words.find(word => Object.hasOwn(worlds, word)) ?? 'vitest4'
const pool = words.find(word => /^(?:forks|threads|vmForks|vmThreads)$/.test(word)) ?? 'forks'

/** Runs the fixture once. @returns its tests, as Vitest's JSON report has them */
async function run(folder, node) {
  mkdirSync(join(folder, 'runs'), { recursive: true })
  const copy = mkdtempSync(join(folder, 'runs/races-'))
  try {
    cpSync(fixture, copy, { recursive: true })
    writeFileSync(join(copy, 'package.json'), '{ "type": "module" }')
    const report = join(copy, 'report.json')
    const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
    const args = ['run', '--root', copy, `--pool=${pool}`, '--reporter=json', `--outputFile=${report}`]
    await new Promise(resolve => {
      spawn(node, [vitest, ...args], { cwd: copy, stdio: 'ignore' }).on('close', resolve)
    })
    return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(file => file.assertionResults)
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** How a test ended: `false verdict`, `false jump` and what else it failed with; nothing for what is right. */
function faultOf({ fullName, status, failureMessages }) {
  const [message = ''] = failureMessages
  const hasVerdict = message.startsWith('DeadlockError')
  if (convicted.test(fullName)) return hasVerdict ? undefined : `no verdict: ${message.split('\n', 1)[0]}`
  if (status === 'passed') return undefined
  if (hasVerdict) return 'false verdict'
  return message.includes("'the minute'") ? 'false jump' : message.split('\n', 1)[0]
}

const folder = await ensureWorld(world)
const node = await ensureNode(words.find(word => /^node\d+$/.test(word))?.slice(4) ?? worlds[world].node)
const here = fileURLToPath(import.meta.url)

const fires = Array.from({ length: burners }, () => fork(here, { env: { ...process.env, VAC_BURN: '1' } }))
const faults = []
let count = 0
for (let time = 1; time <= times; time += 1) {
  const tests = await run(folder, node)
  count += tests.length
  const found = tests.map(test => [test.fullName, faultOf(test)]).filter(([, fault]) => fault)
  faults.push(...found)
  console.log(`${time} of ${times}: ${tests.length} tests, ${found.length} faults`)
  for (const [name, fault] of found) console.log(`  ${name}: ${fault}`)
}
for (const fire of fires) fire.kill()
console.log(
  `${[world, pool, ...words.filter(word => /^node\d+$/.test(word))].join(', ')}: ${count} tests, ${faults.length} faults`,
)
process.exitCode = faults.length > 0 || count === 0 ? 1 : 0
