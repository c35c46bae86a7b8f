import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressOf, siteLink } from '../../site/lib/addresses.ts'
import { deadLinks } from '../../site/lib/dead-links.ts'
import { plotOf } from '../../site/lib/plot.ts'
import { groupsOf } from '../../site/lib/ratios.ts'
import { fenced, pagesOf } from '../../site/lib/sources.ts'
import { readPage, root } from './markdown.ts'

describe('the site', () => {
  test.each([
    ['README.md', 'index.md'],
    ['CHANGELOG.md', 'changes.md'],
    ['docs/guides/cases.md', 'guides/cases.md'],
    ['docs/api/index/README.md', 'api/index/index.md'],
    ['examples/README.md', 'examples/index.md'],
    ['examples/04-cleanups/README.md', 'examples/04-cleanups.md'],
    ['site/generated/source/a.ts.md', 'source/a.ts.md'],
  ])('shows %s as %s', (file, address) => {
    expect(addressOf(file)).toBe(address)
  })

  test('gives no two pages one address', () => {
    const addresses = pagesOf(root).map(addressOf)
    expect(addresses.length).toBeGreaterThan(40)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('turns a link between files into one between pages, and leaves others', () => {
    const links = [
      '../../examples/README.md#recipes',
      'mocks.md',
      '#here',
      'https://example.org/',
      '../design.md',
    ]
    expect(links.map(link => siteLink('docs/guides/cases.md', link))).toEqual([
      '/examples/index.md#recipes',
      '/guides/mocks.md',
      '#here',
      'https://example.org/',
      '/design.md',
    ])
  })

  test('leads a link to code to a page of that code', () => {
    expect(siteLink('examples/17-own-setup/README.md', 'setup.ts')).toBe(
      '/source/examples/17-own-setup/setup.ts.md',
    )
    expect(siteLink('docs/conformance.md', '../test/conformance/verdicts')).toBe(
      '/source/test/conformance/verdicts.md',
    )
  })

  test('shows code that has fences in a longer fence', () => {
    expect(fenced('a\n```ts\n```\n', 'md')).toBe('````md\na\n```ts\n```\n````')
  })

  test('finds links to pages and headings that are not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'site-'))
    mkdirSync(join(folder, 'guides'))
    const page = (content: string) => `<nav><a href="/outside.html"></a></nav><main>${content}</main>`
    writeFileSync(
      join(folder, 'index.html'),
      page('<a href="/guides/a.html#b"></a><a href="/guides/a.html#c"></a>'),
    )
    writeFileSync(
      join(folder, 'guides/a.html'),
      page('<h2 id="b"></h2><a href="../"></a><a href="x.html"></a>'),
    )
    expect(deadLinks(folder).toSorted()).toEqual(['guides/a.html: x.html', 'index.html: /guides/a.html#c'])
  })
})

describe('the plots', () => {
  test('read the rows of every form in which the benches print ratios', () => {
    const text = [
      '100 tests      a test  to plain      range\nplain test()  211.3 µs\nTestCase  525.1 µs  2.44×  2.23–2.62\nother  2.0 µs  1.41×  1.32–1.49',
      'a read\n  a getter  0.8 ns  x1.21  (1.21–1.22)\n  a cache  4.9 ns  x6.95  (6.88–6.97)',
      'Node v20, 25 rounds\nturn: plain  0.68 µs  (0.64 to 1.37)  ×1.00\nturn: task  8.63 µs  (7.46 to 9.30)  ×12.65',
      'vitest4\n| | µs a test | times | time |\n|---|---|---|---|\n| plain | 50 | 0.28 (0.26–0.31) | 0.32 (0.30–0.33) |\n| ours | 171 | 0.97 (0.92–1.05) | 0.96 (0.93–0.98) |',
      'The setup file adds 3.9 ms to a file (3.4–3.9; 50 files of 5 plain tests).',
    ].join('\n\n')
    expect(groupsOf(text)).toEqual([
      {
        title: '100 tests',
        ratios: [
          { name: 'TestCase', value: 2.44, range: [2.23, 2.62] },
          { name: 'other', value: 1.41, range: [1.32, 1.49] },
        ],
      },
      {
        title: 'a read',
        ratios: [
          { name: 'a getter', value: 1.21, range: [1.21, 1.22] },
          { name: 'a cache', value: 6.95, range: [6.88, 6.97] },
        ],
      },
      {
        title: 'Node v20, 25 rounds',
        ratios: [
          { name: 'turn: plain', value: 1 },
          { name: 'turn: task', value: 12.65 },
        ],
      },
      {
        title: 'vitest4',
        ratios: [
          { name: 'plain', value: 0.28, range: [0.26, 0.31] },
          { name: 'ours', value: 0.97, range: [0.92, 1.05] },
        ],
      },
    ])
  })

  test('show every ratio of the benchmarks page, of each bench', () => {
    const sections = readPage('docs/benchmarks.md').split(/^## /m).slice(1)
    const counts = sections.map(section => {
      // The second ratio of a row, processor time, stays in the text.
      const rows = section.split('\n').filter(line => /[x×]\d+\.\d|\d\.\d+×|^\|.*\d–/.test(line))
      const drawn = groupsOf(section).flatMap(group => group.ratios)
      return [section.split('\n')[0], drawn.length - rows.length]
    })
    expect(counts).toEqual(counts.map(([name]) => [name, 0]))
  })

  test('stand on a logarithmic scale, and tell what they show', () => {
    const plot = plotOf({
      title: 'a < b',
      ratios: [
        { name: 'one', value: 1 },
        { name: 'ten', value: 10, range: [0, 100] },
      ],
    })
    expect(plot).toContain('<figcaption>a &lt; b</figcaption>')
    expect(plot).toContain('aria-label="a &lt; b: one 1, ten 10"')
    const [one, ten] = [...plot.matchAll(/cx="([\d.]+)"/g)].map(found => Number(found[1]))
    const [from, to] = [...plot.matchAll(/class="range" x1="([\d.]+)" x2="([\d.]+)"/g)].flatMap(found => [
      Number(found[1]),
      Number(found[2]),
    ])
    // 0 is shown as the least, 0.001: three steps of ten left of 1.
    expect((one! - from!) / (ten! - one!)).toBeCloseTo(3, 1)
    expect((to! - ten!) / (ten! - one!)).toBeCloseTo(1, 1)
  })
})
