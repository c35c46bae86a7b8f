import { describe, expect, test } from 'vitest'
import { fencesOf, pages, sourceText } from './markdown.ts'

// Commands; and fences without a language: a picture of folders or layers.
const mayStandAlone = new Set(['sh', ''])
const fences = pages().flatMap(path => fencesOf(path))

test.each(fences.filter(fence => fence.source))(
  '$at shows what $source holds',
  ({ source, body, language }) => {
    const text = sourceText(source!)
    // Printed text is shown in parts: whole lines that follow each other in the file.
    if (language === 'text') expect(`\n${text}\n`).toContain(`\n${body}\n`)
    else expect(body).toBe(text)
  },
)

test('code in a page names the file that it comes from', () => {
  const alone = fences.filter(({ source, language }) => !source && !mayStandAlone.has(language))
  expect(alone.map(({ at, language }) => `${at} (${language})`)).toEqual([])
})

describe('the reader of pages', () => {
  test('finds a fence, its language and its source', () => {
    expect(fencesOf('a.md', 'x\n```ts file=a.ts#b\nlet a\n```\n```sh\nnpm i\n```')).toEqual([
      { at: 'a.md:2', language: 'ts', source: 'file=a.ts#b', body: 'let a' },
      { at: 'a.md:5', language: 'sh', source: undefined, body: 'npm i' },
    ])
  })

  test('refuses a fence that is not closed', () => {
    expect(() => fencesOf('a.md', '```ts\nlet a')).toThrow('a.md:1: a fence is not closed.')
  })

  // #region sample
  test('reads a region without its marks and its indent', () => {
    expect(sourceText('file=test/docs/fences.test.ts#sample').split('\n')[0]).toBe(
      `test('reads a region without its marks and its indent', () => {`,
    )
  })
  // #endregion sample

  test('refuses a region that is not there', () => {
    expect(() => sourceText('file=test/docs/markdown.ts#nothing')).toThrow(
      'test/docs/markdown.ts has no "// #region nothing".',
    )
  })
})
