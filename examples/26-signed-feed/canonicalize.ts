import {
  type Attr,
  type Document,
  type Element,
  Node,
  parseXmlDocument,
  type ProcessingInstruction,
} from 'slimdom'
import { clark, compare, XML, XMLNS } from './names.ts'
import { type NamespaceOptions, Namespaces } from './namespaces.ts'

/** What to leave out or to rewrite. */
export interface CanonicalizeOptions extends NamespaceOptions {
  withComments?: boolean
  /** Leaves out the white space at both ends of each text, unless `xml:space` is `preserve`. */
  stripText?: boolean
  /** Attributes to leave out, written as `{namespace}name`. */
  excludeAttrs?: Iterable<string>
  /** Elements to leave out with all that they hold. */
  excludeTags?: Iterable<string>
}

/** The canonical form of a document, by W3C's Canonical XML 2.0. */
export function canonicalize(xml: string, options: CanonicalizeOptions = {}): string {
  return new Canonicalizer(options).document(parseXmlDocument(xml))
}

interface Scope {
  /** The namespaces that are declared, by prefix. */
  declared: ReadonlyMap<string, string>
  /** Whether `xml:space` asks to keep white space. */
  preserve: boolean
}

class Canonicalizer {
  readonly #withComments: boolean
  readonly #stripText: boolean
  readonly #excludedAttrs: Set<string>
  readonly #excludedTags: Set<string>
  readonly #namespaces: Namespaces

  constructor(options: CanonicalizeOptions) {
    this.#withComments = options.withComments ?? false
    this.#stripText = options.stripText ?? false
    this.#excludedAttrs = new Set(options.excludeAttrs)
    this.#excludedTags = new Set(options.excludeTags)
    this.#namespaces = new Namespaces(options)
  }

  document(document: Document): string {
    const scope = { declared: new Map([['', '']]), preserve: false }
    const shown = document.childNodes.filter(node => this.#isShown(node))
    return shown.map(node => this.#node(node, scope)).join('\n')
  }

  #isShown(node: Node): boolean {
    if (isElement(node)) return !this.#excludedTags.has(clark(node))
    if (node.nodeType === Node.COMMENT_NODE) return this.#withComments
    return node.nodeType !== Node.DOCUMENT_TYPE_NODE
  }

  #node(node: Node, scope: Scope): string {
    if (isElement(node)) return this.#element(node, scope)
    if (node.nodeType === Node.COMMENT_NODE) return `<!--${node.nodeValue}-->`
    const { target, data } = node as ProcessingInstruction
    return data === '' ? `<?${target}?>` : `<?${target} ${data}?>`
  }

  #element(element: Element, outer: Scope): string {
    const scope = { ...outer, preserve: preserves(element, outer.preserve) }
    const content = this.#contentOf(element, scope)
    const texts = content.filter(part => typeof part === 'string')
    const attributes = element.attributes.filter(attribute => this.#isKept(attribute)).toSorted(byName)
    const missing = this.#namespaces.missing(element, attributes, texts, outer.declared)
    scope.declared = new Map([...outer.declared, ...missing])
    const name = this.#namespaces.nameOf(element)
    const head = [
      name,
      ...missing.map(([prefix, uri]) => assignment(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri)),
      ...attributes.map(attribute => this.#attribute(attribute, element)),
    ]
    return `<${head.join(' ')}>${this.#body(element, content, scope)}</${name}>`
  }

  #isKept(attribute: Attr): boolean {
    return attribute.namespaceURI !== XMLNS && !this.#excludedAttrs.has(clark(attribute))
  }

  #attribute(attribute: Attr, element: Element): string {
    const name = this.#namespaces.attributeNameOf(attribute)
    return assignment(name, this.#namespaces.valueOf(attribute, element))
  }

  /** The nodes that are shown, and the texts: one text where only left out nodes lie between two. */
  #contentOf(element: Element, { preserve }: Scope): (Node | string)[] {
    const content: (Node | string)[] = []
    for (const child of element.childNodes) {
      if (!isText(child)) {
        if (this.#isShown(child)) content.push(child)
        continue
      }
      const last = content.at(-1)
      if (typeof last === 'string') content[content.length - 1] = last + child.nodeValue
      else content.push(child.nodeValue!)
    }
    if (!this.#stripText || preserve) return content
    return content.map(part => (typeof part === 'string' ? strip(part) : part))
  }

  #body(element: Element, content: (Node | string)[], scope: Scope): string {
    const parts = content.map(part =>
      typeof part === 'string' ? escapeText(this.#namespaces.textOf(part, element)) : this.#node(part, scope),
    )
    return parts.join('')
  }
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE
const isText = (node: Node) => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE

function preserves(element: Element, outer: boolean): boolean {
  const space = element.getAttributeNS(XML, 'space')
  return space === null ? outer : space === 'preserve'
}

function byName(a: Attr, b: Attr): number {
  return compare(a.namespaceURI ?? '', b.namespaceURI ?? '') || compare(a.localName, b.localName)
}

// The white space of XML. JavaScript's `trim` also takes no-break spaces, which are text.
const strip = (text: string) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
const escapeText = (text: string) => text.replace(/[&<>\r]/g, character => escapes[character]!)

function assignment(name: string, value: string): string {
  return `${name}="${value.replace(/[&<"\t\n\r]/g, character => escapes[character]!)}"`
}
