import { Document, type Element, serializeToWellFormedString } from 'slimdom'
import { find } from './find.ts'
import { readTree } from './tree.ts'

export const ATOM = 'http://www.w3.org/2005/Atom'
/** The namespace of the places of entries. */
export const GEORSS = 'http://www.georss.org/georss'

export interface Entry {
  id: string
  title: string
  /** Latitude and longitude, as GeoRSS writes them. */
  point?: string
}

export interface Feed {
  title: string
  entries: Entry[]
}

/** The feed as an Atom document. */
export function writeFeed({ title, entries }: Feed): string {
  const document = new Document()
  const root = document.appendChild(document.createElementNS(ATOM, 'feed')) as Element
  append(root, ATOM, 'title', title)
  for (const entry of entries) {
    const element = append(root, ATOM, 'entry')
    append(element, ATOM, 'id', entry.id)
    append(element, ATOM, 'title', entry.title)
    if (entry.point !== undefined) append(element, GEORSS, 'georss:point', entry.point)
  }
  return serializeToWellFormedString(document)
}

/** Reads an Atom document, whatever prefixes it has. */
export function readFeed(xml: string): Feed {
  const root = readTree(xml, { insertComments: false, insertInstructions: false }).documentElement!
  return {
    title: textOf(root, `{${ATOM}}title`) ?? '',
    entries: find(root, `{${ATOM}}entry`).map(readEntry),
  }
}

function readEntry(element: Element): Entry {
  const point = textOf(element, `{${GEORSS}}point`)
  const [id = '', title = ''] = ['id', 'title'].map(name => textOf(element, `{${ATOM}}${name}`))
  return point === undefined ? { id, title } : { id, title, point }
}

function append(parent: Element, namespace: string, name: string, text = ''): Element {
  const element = parent.ownerDocument!.createElementNS(namespace, name)
  element.append(text)
  parent.append(element)
  return element
}

function textOf(element: Element, pattern: string): string | undefined {
  return find(element, pattern)[0]?.textContent?.trim()
}
