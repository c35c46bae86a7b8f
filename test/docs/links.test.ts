import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { anchorsOf, pages, readPage, root, withoutFences } from './markdown.ts'

test.each(pages())('the links of %s lead somewhere', page => {
  expect(brokenLinks(page, readPage(page))).toEqual([])
})

test('a link to a missing file and one to a missing heading are found', () => {
  const text = '# Words\n[a](nothing.md) [b](#words) [c](#none) [d](LICENSE) [e](https://example.org/x)'
  expect(brokenLinks('README.md', text)).toEqual(['nothing.md', '#none'])
})

test('what is published links to nothing that is not', () => {
  const published = /^(?:README|CHANGELOG|LICENSE|(?:docs|examples)\/)/
  const links = pages()
    .filter(page => published.test(page))
    .flatMap(page =>
      filesOf(page)
        .filter(file => !published.test(file))
        .map(file => `${page}: ${file}`),
    )
  expect(links).toEqual([])
})

/** The files that a page links to. */
function filesOf(page: string): string[] {
  const targets = [...withoutFences(readPage(page)).matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target!)
  const relative = targets.filter(target => !/^[a-z]+:/.test(target))
  return relative.map(target => normalize(join(dirname(page), target)).replaceAll('\\', '/'))
}

/** The relative links of a page whose file or heading does not exist. */
function brokenLinks(page: string, text: string): string[] {
  const links = withoutFences(text).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)
  return [...links].map(([, target]) => target!).filter(target => !isFound(page, text, target))
}

function isFound(page: string, text: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true
  const [path = '', anchor] = target.split('#')
  const file = path ? normalize(join(dirname(page), path)) : page
  if (path && !existsSync(join(root, file))) return false
  if (anchor === undefined || (path && !path.endsWith('.md'))) return true
  return anchorsOf(path ? readPage(file) : text).has(anchor)
}
