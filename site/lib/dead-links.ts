// Links of the built site that lead nowhere. VitePress looks at files alone; a heading can be missing as well.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

interface Page {
  anchors: Set<string>
  links: string[]
}

/** The dead links of a built site, each as `page: link`. */
export function deadLinks(folder: string, base = '/'): string[] {
  const pages = pagesIn(folder)
  return [...pages].flatMap(([path, { links }]) =>
    links.filter(link => !isAlive(folder, pages, path, link, base)).map(link => `${path}: ${link}`),
  )
}

function pagesIn(folder: string): Map<string, Page> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.html'),
  )
  return new Map(
    files.map(file => [file.replaceAll('\\', '/'), pageOf(readFileSync(join(folder, file), 'utf8'))]),
  )
}

function pageOf(html: string): Page {
  // The sidebar is the same on many pages, and VitePress knows its pages.
  const content = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const attributes = (name: string) =>
    [...content.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(found => found[1]!)
  return { anchors: new Set(attributes('id')), links: attributes('href').map(decoded) }
}

const decoded = (text: string) => text.replaceAll('&amp;', '&')

function isAlive(
  folder: string,
  pages: Map<string, Page>,
  from: string,
  link: string,
  base: string,
): boolean {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(link)) return true
  const [address = '', anchor = ''] = decodeURI(link).split('#')
  const path = address === '' ? from : pathOf(from, address, base)
  const page = pages.get(path)
  if (!page) return existsSync(join(folder, path))
  return anchor === '' || page.anchors.has(anchor)
}

function pathOf(from: string, address: string, base: string): string {
  const path = address.startsWith('/') ? address.slice(base.length) : posix.join(posix.dirname(from), address)
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}
