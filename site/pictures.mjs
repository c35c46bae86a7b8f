// Makes the pictures of the README of real runs: a leak report as a terminal shows it, and the timeline of a test.
//   npm run timeline -- --pictures
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { ensureChromium } from '../scripts/lib-chromium.mjs'
import { runInWorld } from '../scripts/lib-run-in-world.mjs'
import { terminalSvg } from './lib/terminal-svg.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const suites = join(root, 'test/suites')
const pictures = join(root, 'docs/pictures')

mkdirSync(pictures, { recursive: true })
await leakReport()
await timeline()

async function leakReport() {
  const fixture = join(suites, 'readme/fixtures/readme')
  const run = await runInWorld('vitest4', { fixture, env: { NO_COLOR: undefined, FORCE_COLOR: '1' } })
  run.remove()
  const lines = run.output.replaceAll(`${run.folder}/`, '').split('\n')
  const first = lines.findIndex(line => line.includes('FAIL') && line.includes('testLeak'))
  const length = lines.slice(first).findIndex(line => line.includes('⎯⎯⎯'))
  const report = lines.slice(first, first + length)
  while (report.at(-1).trim() === '') report.pop()
  writeFileSync(join(pictures, 'leak.svg'), terminalSvg(report))
}

/** The picture of the page, with the page's own style, so that it is light or dark as well. */
async function timeline() {
  const fixture = join(suites, 'timeline/fixtures/picture')
  const env = { VITEST_ASYNC_CASE_TIMELINE: 'all' }
  const { folder, remove } = await runInWorld('vitest4', { fixture, env })
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, '.vitest-async-case/timeline/queue.test.ts.html')).href)
  const svg = await page.evaluate(() => {
    const drawn = document.querySelector('svg')
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
    const rules = [...document.styleSheets[0].cssRules].filter(
      rule => /^:root|^svg/.test(rule.selectorText ?? ':root') || drawn.querySelector(rule.selectorText),
    )
    const isDark = rule => rule.conditionText?.includes('dark') || !rule.conditionText
    style.textContent = `${rules
      .filter(isDark)
      .map(rule => rule.cssText)
      .join('\n')}\nsvg { background: var(--ground) }`
    drawn.prepend(style)
    return new XMLSerializer().serializeToString(drawn)
  })
  await browser.close()
  remove()
  writeFileSync(join(pictures, 'timeline.svg'), `${svg.replaceAll(/ tabindex="[^"]*"/g, '')}\n`)
}
