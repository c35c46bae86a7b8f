// Opens a trace in the Performance panel of Chromium's developer tools, as somebody does who has been sent it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

/** So often the panel is looked at, every 50 ms. */
const mostLooks = 400

/** Asserts that the panel shows each lane of a trace, with all that lasts in it. Returns how many lanes. */
export async function assertShown(browser, file) {
  const page = await browser.newPage()
  await page.goto('devtools://devtools/bundled/devtools_app.html')
  await page.getByRole('tab', { name: 'Performance' }).click()
  // What "Load profile" chooses with.
  await page.locator('input[type=file]').setInputFiles(file)
  const lanes = await firstShown(page)
  await page.close()
  const expected = lanesOf(JSON.parse(readFileSync(file, 'utf8')).traceEvents)
  // Processes are in an order of its own.
  assert.deepEqual(lanes.toSorted(byNumber), expected.toSorted(byNumber))
  return lanes.length
}

async function firstShown(page) {
  for (let look = 0; look < mostLooks; look += 1) {
    const lanes = await page.evaluate(shownLanes)
    if (lanes) return lanes
    await page.waitForTimeout(50)
  }
  throw new Error('The Performance panel shows nothing of the trace.')
}

const byNumber = (one, other) => one.tid - other.tid

/** What the file says. */
function lanesOf(events) {
  const names = events.filter(({ name }) => name === 'thread_name')
  return names.map(({ tid, args }) => {
    const own = events.filter(event => event.ph === 'X' && event.tid === tid)
    return { tid, name: args.name, strips: own.map(({ name }) => name) }
  })
}

/** Runs in the panel: what its flame chart draws, or `undefined` until it does. */
async function shownLanes() {
  const { TimelinePanel } = await import('./panels/timeline/timeline.js')
  const flame = TimelinePanel.TimelinePanel.instance().getFlameChart()
  const provider = flame.getMainDataProvider()
  const { groups = [], entryLevels, entryStartTimes } = provider.timelineData() ?? {}
  if (groups.length === 0) return undefined
  const entries = Array.from(entryLevels, (level, index) => {
    return { level, at: entryStartTimes[index], text: provider.entryTitle(index) }
  })
  const inOrder = entries.toSorted((one, other) => one.at - other.at || one.level - other.level)
  const threads = groups.filter(({ style }) => style.nestingLevel === 1)
  return threads.map(({ name, startLevel }) => {
    const end = groups.find(group => group.startLevel > startLevel)?.startLevel ?? Infinity
    const own = inOrder.filter(({ level }) => level >= startLevel && level < end)
    const [, title, tid] = /^(.*) \((\d+)\)$/.exec(name)
    return { tid: Number(tid), name: title, strips: own.map(({ text }) => text) }
  })
}
