// A Chromium: the one that CHROMIUM names, or Debian's, which is installed where apt-get can.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The path of a Chromium. */
export function ensureChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const path = '/usr/bin/chromium'
  if (existsSync(path)) return path
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' })
    return path
  } catch (cause) {
    throw new Error(
      `No Chromium at ${path}, and apt-get could not install it. Set CHROMIUM to the path of one.`,
      { cause },
    )
  }
}
