// Where the site shows a file of the repository. GitHub shows the same files where they lie.
import { posix } from 'node:path'

/** Whether a file is a page: some at the root, those of `docs`, and READMEs that these lead to. */
export const isPage = (file: string) =>
  /^(README|CHANGELOG|CONTRIBUTING)\.md$|^docs\/.+\.md$|^(examples\/([^/]+\/)?|test\/conformance\/)README\.md$/.test(
    file,
  )

/** Where `lib/sources.ts` writes the pages of files that pages link to and that are none themselves. */
export const sourcePages = 'site/generated'

/** The page that shows a file: `docs/guides/cases.md` is shown as `guides/cases.md`. */
export function addressOf(file: string): string {
  const path = file.startsWith(`${sourcePages}/`) ? file.slice(sourcePages.length + 1) : file
  if (path === 'CHANGELOG.md') return 'changes.md'
  return path
    .replace(/^docs\//, '')
    .replace(/^(examples\/\d[^/]*)\/README\.md$/, '$1.md')
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .replace(/^CONTRIBUTING\.md$/, 'contributing.md')
}

/** The page of a file that is shown as code, and of a folder that is shown as a list. */
export const sourcePageOf = (file: string): string => `source/${file}.md`

export interface Target {
  /** The file or folder that a link leads to, from the root of the repository. */
  file: string
  /** `#heading`, or nothing. */
  hash: string
  isPage: boolean
}

/** What a relative link of a file leads to; nothing for an address of the web and for a heading of the same page. */
export function targetOf(from: string, link: string): Target | undefined {
  if (/^([a-z][a-z+.-]*:|\/\/|#)/i.test(link)) return undefined
  const [path = '', anchor] = link.split('#')
  const file = posix.join(posix.dirname(from), decodeURI(path)).replace(/\/$/, '')
  return { file, hash: anchor === undefined ? '' : `#${anchor}`, isPage: isPage(file) }
}

/** The link as the site has it: from its root, to the page that shows the file. */
export function siteLink(from: string, link: string): string {
  const target = targetOf(from, link)
  if (!target) return link
  return `/${target.isPage ? addressOf(target.file) : sourcePageOf(target.file)}${target.hash}`
}

/** The anchor of a heading, as GitHub names it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
