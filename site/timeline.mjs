// What scripts/timeline.mjs does, here since Playwright is installed beside it.
import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { ensureChromium } from '../scripts/lib-chromium.mjs'
import { runInWorld } from '../scripts/lib-run-in-world.mjs'
import { assertShown } from './lib/trace-in-chromium.mjs'

const fixture = fileURLToPath(new URL('../test/suites/timeline/fixtures/class', import.meta.url))
const expected = join(fixture, 'expected-page.txt')
/** What the page of 1,000 tests may take. */
const limits = { ms: 1000, bytes: 2_000_000 }

const busy = `
    const guard = setTimeout(() => {}, 60_000)
    const task = asyncio.createTask(async () => this.load('in a task'))
    for (let count = 0; count < 5; count += 1) await this.load(count)
    clearTimeout(guard)
    await task`

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
try {
  await lookAtOne()
  await openMany()
} finally {
  await browser.close()
}

async function lookAtOne() {
  const { html, remove } = await pageOf({ fixture })
  await sayings(html)
  await byKeyboard(html)
  await inTheDark(html)
  await underTheStrictestPolicy(html)
  assert.equal(await assertShown(browser, traceOf(html)), 14)
  remove()
}

async function pageOf(run) {
  const env = { VITEST_ASYNC_CASE_TIMELINE: 'all' }
  const { folder, output, remove } = await runInWorld('vitest4', { ...run, env })
  const html = /(\S+\.test\.m?[jt]s)/.exec(output)?.[1]
  assert.ok(html, output)
  return { html: join(folder, '.vitest-async-case/timeline', `${html}.html`), remove }
}

/** What lies beside a page, for Perfetto and Chrome. */
function traceOf(html) {
  return html.replace(/\.html$/, '.trace.json')
}

/** Opens a page as a double click does. */
async function opened(html, { hash = '', ...options } = {}) {
  const page = await browser.newPage(options)
  const complaints = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(`${pathToFileURL(html).href}${hash}`)
  return { page, complaints }
}

/** The page as a screen reader has it, of each test. */
async function sayings(html) {
  const texts = []
  for (const hash of ['', '#1', '#3']) {
    const { page, complaints } = await opened(html, { hash })
    texts.push(await page.locator('body').ariaSnapshot())
    assert.deepEqual(complaints, [])
    await page.close()
  }
  const text = `${texts.map(stable).join('\n\n')}\n`
  if (process.argv.includes('--update')) writeFileSync(expected, text)
  assert.equal(text, readFileSync(expected, 'utf8'))
}

function stable(text) {
  return text
    .replaceAll(/\d+(\.\d+)? m?s(?= )/g, '<time>')
    .replaceAll(/(?<=in |cell ")\d+(\.\d+)? m?s/g, '<time>')
    .replaceAll(/port \d+/g, 'port <port>')
}

/** The tabulator and the arrow keys: to the filter, to another test, and through its moments. */
async function byKeyboard(html) {
  const { page } = await opened(html)
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim())
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
    return focused()
  }
  assert.equal(await press('Tab'), 'Skip to the test')
  await press('Tab')
  await page.keyboard.type('leaks handed')
  assert.equal(await page.locator('[role=status]').innerText(), '0 of 4 tests')
  await press('Control+a', 'Delete')
  assert.equal(await press('Tab', 'Tab'), 'failed QueueTest.testLeaksAndFails')
  assert.equal(await press('Home'), 'passed QueueTest.testIsHandedOver')
  assert.equal(await press('Enter'), 'QueueTest.testIsHandedOver')
  assert.equal(await page.locator('h2').innerText(), 'QueueTest.testIsHandedOver')
  assert.match(await press('Tab', 'Tab', 'Tab', 'End'), /^[\d.]+ m?sthe testthe test is over$/)
  assert.match(await press('Home'), /^[\d.]+ m?sthe testasyncSetUp begins$/)
  await page.locator('g.phase.shown', { hasText: 'asyncSetUp' }).waitFor()
  await page.close()
}

async function inTheDark(html) {
  const grounds = []
  for (const colorScheme of ['light', 'dark']) {
    const { page } = await opened(html, { colorScheme })
    grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
    await page.close()
  }
  assert.deepEqual(grounds, ['rgb(255, 255, 255)', 'rgb(21, 24, 28)'])
}

/** As an artefact that a server hands out with this policy. */
async function underTheStrictestPolicy(html) {
  const asked = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
    response.end(readFileSync(html))
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  const complaints = []
  page.on('console', message => complaints.push(message.text()))
  await page.goto(`http://127.0.0.1:${server.address().port}/page.html`, { waitUntil: 'networkidle' })
  assert.equal(await page.locator('tbody tr').count(), 17)
  assert.deepEqual(
    complaints.filter(text => !text.includes('favicon')),
    [],
  )
  assert.deepEqual(
    asked.filter(url => url !== '/favicon.ico'),
    ['/page.html'],
  )
  await page.close()
  server.close()
}

async function openMany() {
  const tests = Array.from({ length: 1000 }, (_, index) => `  async test${index}() { ${busy} }`).join('\n')
  const file = `
import { asyncio, AsyncMock, IsolatedAsyncioTestCase } from 'vitest-async-case'
export class ManyTest extends IsolatedAsyncioTestCase {
  load = new AsyncMock({ name: 'load', returnValue: 'Ada' })
${tests}
  testFails() { this.fail('so that it has a page') }
}
`
  const { html, remove } = await pageOf({ files: { 'many.test.mjs': file } })
  const { size } = statSync(html)
  const times = []
  for (let round = 0; round < 5; round += 1) times.push(await openingTime(html))
  console.log(`A page of 1,000 tests: ${(size / 1000).toFixed(0)} KB, open after ${times.join(', ')} ms.`)
  console.log(
    `Its trace: ${await assertShown(browser, traceOf(html))} lanes in Chromium's Performance panel.`,
  )
  remove()
  assert.ok(size < limits.bytes)
  assert.ok(Math.min(...times) < limits.ms)
}

/** Until it is drawn. */
async function openingTime(html) {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(html).href)
  const ms = await page.evaluate(
    () =>
      new Promise(resolve => {
        requestAnimationFrame(() => setTimeout(() => resolve(Math.round(performance.now()))))
      }),
  )
  assert.equal(await page.locator('nav li').count(), 1001)
  assert.equal(await page.locator('header p').innerText(), '1001 tests, 1 failed')
  await page.close()
  return ms
}
