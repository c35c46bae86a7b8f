import type { Attr, Element } from 'slimdom'

export const XML = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** A name with its namespace in the notation of Python and of James Clark: `{http://aaa}two`. */
export function clark({ namespaceURI, localName }: Element | Attr): string {
  return namespaceURI ? `{${namespaceURI}}${localName}` : localName
}

/** In the order of code points, as Canonical XML asks; JavaScript's own order is by UTF-16 units. */
export function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
