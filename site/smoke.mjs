// Looks at the built site in Chromium: the front page, a guide, an example, plots, and the search.
import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { ensureChromium } from '../scripts/lib-chromium.mjs'

const dist = fileURLToPath(new URL('dist', import.meta.url))
const pictures = fileURLToPath(new URL('../.tmp/site', import.meta.url))
const base = process.env.SITE_BASE ?? '/'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

const server = createServer(answer)
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
try {
  await look(await browser.newPage())
  console.log(`The site is well. What it looks like is in .tmp/site.`)
} finally {
  await browser.close()
  server.close()
}

async function answer(request, response) {
  const path = decodeURI(new URL(request.url, 'http://site').pathname).slice(base.length)
  const file = join(dist, path.endsWith('/') || path === '' ? `${path}index.html` : path)
  if (!(await stat(file).catch(() => undefined))?.isFile()) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  return response.end(await readFile(file))
}

async function look(page) {
  const complaints = complaintsOf(page)
  const open = path =>
    page.goto(`http://127.0.0.1:${server.address().port}${base}${path}`, { waitUntil: 'networkidle' })
  const picture = name => page.screenshot({ path: join(pictures, `${name}.png`) })

  await open('')
  assert.equal(await title(page), 'vitest-async-case')
  await picture('front-page')

  await search(page, 'AsyncMock')
  await picture('search')
  await page.locator('.VPLocalSearchBox .result').first().click()
  assert.match(await page.locator('main').innerText(), /AsyncMock/)

  await open('')
  await page.locator('.VPSidebar').getByRole('link', { name: 'Mocks', exact: true }).click()
  await page.waitForURL('**/guides/mocks.html')
  assert.equal(await title(page), 'Mocks')
  await picture('guide')

  // A link to a heading of another page, as GitHub has it too.
  await open('guides/setup.html')
  await page.getByRole('link', { name: 'for every test' }).click()
  await page.waitForURL('**/guides/tasks-and-ownership.html#tolerating-one')
  await page.locator('h2#tolerating-one, h3#tolerating-one').waitFor()

  await open('examples/03-http-server.html')
  assert.match(await page.locator('main').innerText(), /link-server\.test\.ts[\s\S]*enterAsyncContext\(/)
  await picture('example')

  await open('benchmarks.html')
  assert.ok((await page.locator('figure.plot svg').count()) > 20)
  await picture('benchmarks')

  await open('api/index/variables/createAutospec.html')
  await picture('api')
  assert.deepEqual(complaints, [])
}

async function title(page) {
  return (await page.locator('main h1').first().innerText()).replaceAll('\u200B', '').trim()
}

async function search(page, words) {
  await page.getByRole('button', { name: 'Search' }).click()
  await page.locator('.VPLocalSearchBox input').fill(words)
  await page.locator('.VPLocalSearchBox .result').first().waitFor()
  assert.match(await page.locator('.VPLocalSearchBox .results').innerText(), new RegExp(words))
}

/** What the browser complains of, as it comes: errors and warnings of the console, exceptions, answers that are none. */
function complaintsOf(page) {
  const complaints = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}
