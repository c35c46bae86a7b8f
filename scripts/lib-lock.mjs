// One caller at a time for a named job, across processes: whoever makes the directory holds the lock.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const POLL_MS = 50
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

/** Runs `job` while holding the lock directory `path`. A lock whose holder has died is taken over. */
export async function withLock(path, job) {
  while (!tryLock(path)) await sleep(POLL_MS)
  try {
    return await job()
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

function tryLock(path) {
  mkdirSync(join(path, '..'), { recursive: true })
  try {
    mkdirSync(path)
    writeFileSync(join(path, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isHolderDead(path)) rmSync(path, { recursive: true, force: true })
    return false
  }
}

function isHolderDead(path) {
  let pid
  try {
    pid = Number(readFileSync(join(path, 'pid'), 'utf8'))
  } catch {
    return false // the holder is between its two steps, or has just let go
  }
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
