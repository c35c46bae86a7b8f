// Pages for the files that pages link to and that are no pages: code on GitHub, code here.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { isPage, sourcePageOf, sourcePages, targetOf } from './addresses.ts'

/** A fence long enough for code that has fences of its own. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^\s*(`{3,})/gm)].map(([, ticks]) => ticks!.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`
}

/** The name by which the highlighter knows the language of a file. */
const languages: Record<string, string> = { ts: 'ts', mts: 'ts', js: 'js', mjs: 'js', json: 'json', sh: 'sh' }

export const languageOf = (file: string): string => languages[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'txt'

/** The pages that GitHub shows, from the root of the repository; without those that typedoc makes. */
export function pagesOf(root: string): string[] {
  const under = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name =>
      posix.join(folder, name.replaceAll('\\', '/')),
    )
  const all = [...readdirSync(root), ...under('docs'), ...under('examples'), 'test/conformance/README.md']
  return all.filter(file => isPage(file) && !file.startsWith('docs/api/')).toSorted()
}

/** The links of a page: those of its text, not of its code. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
  return [...prose.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, link]) => link!)
}

/** The files and folders that the pages link to and that are no pages; of a folder also what is in it. */
export function linkedSources(root: string, pages: string[]): string[] {
  const found = new Set<string>()
  for (const page of pages)
    for (const link of linksOf(readFileSync(join(root, page), 'utf8'))) {
      const target = targetOf(page, link)
      if (target && !target.isPage && isText(join(root, target.file))) found.add(target.file)
    }
  for (const file of found)
    if (isFolder(join(root, file)))
      for (const name of readdirSync(join(root, file))) found.add(`${file}/${name}`)
  return [...found]
}

const isFolder = (path: string) => statSync(path).isDirectory()
// A picture is shown where it stands.
const isText = (path: string) => existsSync(path) && !/\.(png|svg|jpg|gif|webp)$/.test(path)

/** Writes a page for each, anew. */
export function writeSourcePages(root: string): void {
  rmSync(join(root, sourcePages), { recursive: true, force: true })
  for (const file of linkedSources(root, pagesOf(root))) {
    const page = join(root, sourcePages, sourcePageOf(file))
    mkdirSync(dirname(page), { recursive: true })
    writeFileSync(page, sourcePage(root, file))
  }
}

/** A file without the marks by which pages quote parts of it. */
const codeOf = (path: string) => readFileSync(path, 'utf8').replaceAll(/^\s*\/\/ #(end)?region\b.*\n/gm, '')

function sourcePage(root: string, file: string): string {
  const path = join(root, file)
  const body = isFolder(path)
    ? readdirSync(path)
        .map(name => `- [${name}](/${sourcePageOf(`${file}/${name}`)})`)
        .join('\n')
    : fenced(codeOf(path), languageOf(file))
  // Not in the search: what is found there would hide the pages that explain it.
  return `---\nsearch: false\neditLink: false\n---\n\n# ${file}\n\n${body}\n`
}

/** The code of an example, to stand below its README: the tests first, then what they test, then what sets them up. */
export function exampleCode(folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(name => !/(^|\/)(node_modules|README\.md$|package-lock\.json$|\.)/.test(name))
  const rank = (name: string) =>
    [/\.test\.ts$/, /(?<!config)\.(ts|mjs|js)$/].findIndex(kind => kind.test(name)) >>> 0
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const shown = sorted.map(name => `### ${name}\n\n${fenced(codeOf(join(folder, name)), languageOf(name))}`)
  return `## The files\n\n${shown.join('\n\n')}\n`
}
