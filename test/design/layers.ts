import { join } from 'node:path'
import { arrows, type Source } from '../../scripts/lib-figures.mjs'

/** Rows of folders, from the highest; a folder imports those of lower rows only. */
export type Rows = readonly (readonly string[])[]

/** The table of the layers of `src`, and that of the rooms of each folder that has one. */
export interface LayerTables {
  readonly layers: Rows
  readonly rooms: ReadonlyMap<string, Rows>
}

/** Reads the fenced blocks below `## Layers`: the first is of `src`, the others begin with the name of their folder. */
export function layerTables(page: string): LayerTables {
  const section = /^## Layers$(.*?)^## /ms.exec(page)?.[1] ?? ''
  const [layers = [], ...others] = [...section.matchAll(/^```\n(.*?)^```$/gms)].map(([, body = '']) =>
    body
      .trim()
      .split('\n')
      .map(row => row.trim().split(/\s+/)),
  )
  const rooms = others.map(([[name = ''] = [], ...rows]) => [name.replace(/:$/, ''), rows] as const)
  return { layers, rooms: new Map(rooms) }
}

/** What a file belongs to in a table: the folder below `parent`, or the file's own name when it is in `parent` itself. */
function partOf(path: string, parent: string): string | undefined {
  if (!path.startsWith(`${parent}/`)) return undefined
  return path.slice(parent.length + 1).split('/')[0]
}

const isFile = (part: string) => part.endsWith('.ts')

/** Folders without a row, and rows without a folder. */
export function missing(files: readonly Source[], parent: string, rows: Rows): string[] {
  const parts = files.map(({ path }) => partOf(path, parent)).filter(part => part !== undefined)
  const folders = new Set(parts.filter(part => !isFile(part)))
  const named = new Set(rows.flat())
  return [
    ...[...folders].filter(folder => !named.has(folder)).map(folder => `${parent}/${folder} has no row`),
    ...[...named].filter(name => !folders.has(name)).map(name => `${parent}/${name} does not exist`),
  ]
}

/** Imports of the same or a higher row, as `importer → imported`. A file of `parent` itself stands above its folders. */
export function wrongArrows(files: readonly Source[], parent: string, rows: Rows): string[] {
  const rowOf = (part: string) => (isFile(part) ? -1 : rows.findIndex(row => row.includes(part)))
  return arrows(files)
    .filter(([from, to]) => {
      const [above, below] = [partOf(from, parent), partOf(to, parent)]
      if (above === undefined || below === undefined || above === below) return false
      return isFile(above) ? false : rowOf(above) >= rowOf(below)
    })
    .map(([from, to]) => `${from} → ${to}`)
}

/** Imports across folders that name another file than the index of the nearest folder that the importer is not in. */
export function pastIndex(files: readonly Source[]): string[] {
  return arrows(files)
    .filter(([from, to]) => to !== doorOf(from, to))
    .map(([from, to]) => `${from} → ${to}`)
}

function doorOf(from: string, to: string): string {
  const [here, there] = [from.split('/'), to.split('/')]
  const common = there.findIndex((part, index) => part !== here[index])
  // In the folder of the importer, or in a room of its layer beside which the importer stands: the file itself.
  const isBesideRoom = common >= 2 && common === here.length - 1
  return common === there.length - 1 || isBesideRoom ? to : join(...there.slice(0, common + 1), 'index.ts')
}

/** Circles of imports, as the files in the order in which they import each other: one at least of those that hang together. */
export function circles(files: readonly Source[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const [from, to] of arrows(files)) targets.set(from, [...(targets.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push(trail.slice(start))
    else if (!done.has(path)) for (const to of targets.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return found
}
