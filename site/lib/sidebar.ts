// What stands beside the pages: their titles are those of their files.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf } from './addresses.ts'
import { pagesOf } from './sources.ts'

export interface Item {
  text: string
  link?: string
  items?: Item[]
  collapsed?: boolean
}

/** The order in which a reader meets the pages. Examples and the API are listed by themselves. */
const sections: Record<string, string[]> = {
  Start: ['README.md', 'docs/guides/setup.md', 'docs/from-python.md', 'docs/from-vitest.md'],
  Guides: [
    'docs/guides/how-to.md',
    'docs/guides/cases.md',
    'docs/guides/cleanups.md',
    'docs/guides/tasks-and-ownership.md',
    'docs/guides/time.md',
    'docs/guides/schedules.md',
    'docs/guides/timeline.md',
    'docs/guides/mocks.md',
    'docs/guides/hooks.md',
    'docs/guides/decorators.md',
    'docs/guides/plugin.md',
  ],
  'Look up': ['docs/troubleshooting.md', 'docs/conformance.md', 'docs/benchmarks.md', 'CHANGELOG.md'],
  'How it is made': ['docs/design.md', 'CONTRIBUTING.md'],
}

/** The reference has a sidebar of its own: its hundreds of names in every page would make every page large. */
export function sidebarOf(root: string): Record<string, Item[]> {
  return { '/api/': api(root), '/': pagesOfReaders(root) }
}

function pagesOfReaders(root: string): Item[] {
  const listed = new Set(Object.values(sections).flat())
  // A page that nobody put in its place is not lost.
  const rest = pagesOf(root).filter(file => file.startsWith('docs/') && !listed.has(file))
  const named = { ...sections, Guides: [...sections['Guides']!, ...rest] }
  const [start, guides, ...others] = Object.entries(named).map(([text, files]) => ({
    text,
    items: files.map(file => itemOf(root, file)),
  }))
  return [start!, guides!, examples(root), ...others]
}

const itemOf = (root: string, file: string): Item => ({
  text: titleOf(root, file),
  link: `/${addressOf(file)}`,
})

function titleOf(root: string, file: string): string {
  const [, title] = /^# +(.+)$/m.exec(readFileSync(join(root, file), 'utf8')) ?? []
  if (!title) throw new Error(`${file} has no title: a line that begins with "# ".`)
  return title.replaceAll(/[`\\]/g, '')
}

/** The examples under the headings of examples/README.md. */
function examples(root: string): Item {
  const parts = readFileSync(join(root, 'examples/README.md'), 'utf8').split(/^## /m).slice(1)
  const items = parts.map(part => ({
    text: part.split('\n')[0]!,
    collapsed: true,
    items: [...part.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\)/gm)].map(([, text, link]) => ({
      text: text!,
      link: `/${addressOf(`examples/${link}`)}`,
    })),
  }))
  return { text: 'Examples', items: [itemOf(root, 'examples/README.md'), ...items] }
}

/** What typedoc wrote: each of its folders is a list. */
function api(root: string): Item[] {
  const folder = 'docs/api'
  if (!existsSync(join(root, folder))) throw new Error(`There is no ${folder}. Run npm run docs:api first.`)
  return [{ text: 'All names', link: '/api/index.md' }, ...kinds(root, `${folder}/index`)]
}

function kinds(root: string, folder: string): Item[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  )
  return entries.map(({ name }) => {
    const files = readdirSync(join(root, folder, name)).toSorted()
    const items = files.map(file => ({
      text: file.replace('.md', ''),
      link: `/${addressOf(`${folder}/${name}/${file}`)}`,
    }))
    return {
      text: name.replace('-', ' ').replace(/^./, first => first.toUpperCase()),
      collapsed: true,
      items,
    }
  })
}
