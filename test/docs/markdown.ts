import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Fence {
  /** `path:line` of its first line. */
  at: string
  language: string
  /** The rest of the info string: `file=path#region`. */
  source: string | undefined
  body: string
}

/** The project's pages, relative to its root. Generated reference pages are not among them. */
export function pages(): string[] {
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
  return all
    .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length))
    .filter(path => !/(^|\/)(node_modules|\.tmp|dist|coverage)\/|^docs\/api\/|^site\/generated\//.test(path))
    .toSorted()
}

export const readPage = (path: string): string => readFileSync(join(root, path), 'utf8')

export function fencesOf(path: string, text = readPage(path)): Fence[] {
  const fences: Fence[] = []
  const lines = text.split('\n')
  for (let start = 0; start < lines.length; start++) {
    const opening = /^ *```(\S*) *(.*)$/.exec(lines[start]!)
    if (!opening) continue
    const end = lines.findIndex((line, n) => n > start && /^ *```$/.test(line))
    if (end < 0) throw new Error(`${path}:${start + 1}: a fence is not closed.`)
    const [, language = '', source = ''] = opening
    const body = lines.slice(start + 1, end).join('\n')
    fences.push({ at: `${path}:${start + 1}`, language, source: source || undefined, body })
    start = end
  }
  return fences
}

/** What a fence's `file=path#region` names: the region's lines without their common indent, or the whole file. */
export function sourceText(source: string): string {
  const [, path, region] = /^file=([^#\s]+)(?:#(\S+))?$/.exec(source) ?? []
  if (!path) throw new Error(`"${source}" is not file=path or file=path#region.`)
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n')
  return dedent(region ? regionOf(lines, path, region) : lines.filter(line => !isMark(line)))
}

const isMark = (line: string) => /^\s*\/\/ #(end)?region\b/.test(line)

function regionOf(lines: string[], path: string, region: string): string[] {
  const start = lines.findIndex(line => line.trim() === `// #region ${region}`)
  if (start < 0) throw new Error(`${path} has no "// #region ${region}".`)
  const inside = lines.slice(start + 1)
  const end = inside.findIndex(line => line.trim() === `// #endregion ${region}`)
  if (end < 0) throw new Error(`${path} has no "// #endregion ${region}".`)
  return inside.slice(0, end).filter(line => !isMark(line))
}

function dedent(lines: string[]): string {
  const indents = lines.filter(line => line.trim()).map(line => line.length - line.trimStart().length)
  const common = Math.min(...indents)
  return lines.map(line => line.slice(common)).join('\n')
}

/** The anchors that a page's headings make, as GitHub names them. */
export function anchorsOf(text: string): Set<string> {
  const headings = withoutFences(text).matchAll(/^#{1,6} +(.+)$/gm)
  const names = [...headings].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
  return new Set(names)
}

export const withoutFences = (text: string): string => text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
