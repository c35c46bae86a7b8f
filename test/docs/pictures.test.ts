import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './markdown.ts'

const folder = join(root, 'docs/pictures')
const pictures = readdirSync(folder)

test.each(pictures)('%s is small, and asks for nothing', name => {
  expect(statSync(join(folder, name)).size).toBeLessThan(20_000)
  const text = readFileSync(join(folder, name), 'utf8')
  expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|@import|url\(/)
})

test('the leak report in the README is what the real Vitest prints', () => {
  const printed = readFileSync(join(root, 'test/suites/readme/fixtures/readme/expected.txt'), 'utf8')
  // A terminal breaks its lines, and a picture has pieces of them.
  const words = (text: string) => text.replaceAll(/\s+/g, '')
  expect(words(printed)).toContain(words(textOf('leak.svg')))
})

test('the timeline in the README has a task, who woke it, and a leak', () => {
  const text = textOf('timeline.svg')
  for (const shown of ['task reader', 'a future', 'leak, found at the end of the test'])
    expect(text).toContain(shown)
  expect(readFileSync(join(folder, 'timeline.svg'), 'utf8')).toMatch(/class="arrow woken"/)
})

/** Its lines of text, in order. */
function textOf(name: string): string {
  const svg = readFileSync(join(folder, name), 'utf8').replace(/<style.*?<\/style>/s, '')
  const text = svg.replaceAll(/<\/(?:text|title)>/g, ' ').replaceAll(/<[^>]*>/g, '')
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
