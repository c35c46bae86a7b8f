// Runs steps, which are child processes, a few at a time, and tells how they went.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './lib-build.mjs'

const limit = 14 * 60_000

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command The arguments of `node`.
 * @property {Record<string, string>} [env]
 * @property {boolean} [isVitest] Whether it is a run of Vitest, whose tests are counted.
 */

/** Runs all steps, `width` at a time, in order. Returns their results in order. */
export async function runSteps(steps, width, onEnd) {
  const results = []
  const queue = steps.map((step, n) => [step, n])
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [step, n] = next
      results[n] = await runStep(step)
      onEnd(results[n])
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}

async function runStep(step) {
  const started = Date.now()
  const reportFile = join(root, '.tmp/check', `${step.name.replaceAll(/\W+/g, '-')}.json`)
  mkdirSync(dirname(reportFile), { recursive: true })
  rmSync(reportFile, { force: true })
  const extra = step.isVitest
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    : []
  const { code, output } = await run([...step.command, ...extra], step.env)
  const { passed, failed } = step.isVitest ? countsIn(reportFile) : { passed: 0, failed: 0 }
  const isOk = code === 0 && failed === 0
  // A step that fails without a failing test (lint, a crash) is one failure: no way of failing may add up to none.
  return {
    name: step.name,
    isOk,
    passed,
    failed: isOk ? 0 : Math.max(1, failed),
    ms: Date.now() - started,
    output,
  }
}

function countsIn(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites }
}

function run(command, env) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', text => (output += text))
    const timer = setTimeout(() => {
      output += `\nKilled: it did not end within ${limit / 60_000} minutes.\n`
      killGroup(child)
    }, limit)
    child.on('error', error => (output += String(error)))
    child.on('close', code => {
      clearTimeout(timer)
      resolve({ code, output })
    })
  })
}

// The step's own children must not outlive it.
function killGroup(child) {
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}

const seconds = ms => `${(ms / 1000).toFixed(1)} s`

/** One line about a step that has ended. */
export function lineOf({ name, isOk, passed, failed, ms }) {
  const tests = passed + failed ? `${passed} passed, ${failed} failed` : ''
  return `${isOk ? 'ok    ' : 'FAILED'}  ${name.padEnd(24)} ${seconds(ms).padStart(8)}  ${tests}`.trimEnd()
}
