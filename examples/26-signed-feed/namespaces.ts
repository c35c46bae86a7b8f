import type { Attr, Element } from 'slimdom'
import { clark, compare, XML } from './names.ts'

export interface NamespaceOptions {
  /** Replaces prefixes by `n0`, `n1` …, so that two documents with other prefixes become the same. */
  rewritePrefixes?: boolean
  /** Attributes whose values are qualified names, written as `{namespace}name`. */
  qnameAwareAttrs?: Iterable<string>
  /** Elements whose texts are qualified names, written likewise. */
  qnameAwareTags?: Iterable<string>
}

/** Which namespaces an element makes use of, and how names are written. */
export class Namespaces {
  readonly #rewrites: boolean
  readonly #qnameAttrs: Set<string>
  readonly #qnameTags: Set<string>
  readonly #numbered = new Map<string, string>()

  constructor(options: NamespaceOptions) {
    this.#rewrites = options.rewritePrefixes ?? false
    this.#qnameAttrs = new Set(options.qnameAwareAttrs)
    this.#qnameTags = new Set(options.qnameAwareTags)
  }

  /** What the element has to declare, `[prefix, uri]`, beside what is declared around it. */
  missing(
    element: Element,
    attributes: Attr[],
    texts: string[],
    declared: ReadonlyMap<string, string>,
  ): [prefix: string, uri: string][] {
    const used = this.#used(element, attributes, texts)
    const wanted = this.#rewrites ? this.#rewritten(used) : [...used]
    return wanted
      .filter(([prefix, uri]) => declared.get(prefix) !== uri)
      .toSorted(([a], [b]) => compare(a, b))
  }

  nameOf({ prefix, namespaceURI, localName }: Element): string {
    return this.#name(prefix ?? '', namespaceURI ?? '', localName)
  }

  attributeNameOf({ prefix, namespaceURI, localName }: Attr): string {
    return namespaceURI === null ? localName : this.#name(prefix ?? '', namespaceURI, localName)
  }

  valueOf(attribute: Attr, element: Element): string {
    return this.#qnameAttrs.has(clark(attribute)) ? this.#qname(attribute.value, element) : attribute.value
  }

  textOf(text: string, element: Element): string {
    return this.#qnameTags.has(clark(element)) ? this.#qname(text, element) : text
  }

  /** The namespaces of the element, of its attributes and of the qualified names that it holds, by prefix. */
  #used(element: Element, attributes: Attr[], texts: string[]): Map<string, string> {
    const used = new Map([[element.prefix ?? '', element.namespaceURI ?? '']])
    for (const { prefix, namespaceURI } of attributes)
      if (namespaceURI !== null) used.set(prefix!, namespaceURI)
    const qnames = attributes
      .filter(attribute => this.#qnameAttrs.has(clark(attribute)))
      .map(({ value }) => value)
    if (this.#qnameTags.has(clark(element))) qnames.push(...texts)
    for (const qname of qnames) {
      const { prefix, uri } = resolve(qname, element)
      if (uri !== null) used.set(prefix, uri)
    }
    // Never declared: every document has it.
    used.delete('xml')
    return used
  }

  /** Numbers are given in the order of the namespaces, element by element. */
  #rewritten(used: Map<string, string>): [prefix: string, uri: string][] {
    const uris = [...new Set(used.values())].toSorted(compare)
    return uris.map(uri => [this.#number(uri), uri])
  }

  #number(uri: string): string {
    if (!this.#numbered.has(uri)) this.#numbered.set(uri, `n${this.#numbered.size}`)
    return this.#numbered.get(uri)!
  }

  #name(prefix: string, uri: string, localName: string): string {
    const shown = this.#rewrites && uri !== XML ? this.#number(uri) : prefix
    return shown === '' ? localName : `${shown}:${localName}`
  }

  /** A qualified name in a text, with the white space around it. */
  #qname(text: string, element: Element): string {
    const { prefix, uri, localName } = resolve(text, element)
    if (uri === null) return text
    const name = this.#name(prefix, uri, localName)
    return text.replace(text.trim(), () => name)
  }
}

const ncName = String.raw`[\p{L}_][\p{L}\p{M}\p{N}._-]*`
const qualifiedName = new RegExp(`^(?:(${ncName}):)?(${ncName})$`, 'u')

/** A name without a prefix is in the default namespace. No `uri` where the text is no name or its prefix unknown. */
function resolve(text: string, element: Element) {
  const [qname, prefix = '', localName = ''] = qualifiedName.exec(text.trim()) ?? []
  const uri = qname === undefined ? null : element.lookupNamespaceURI(prefix === '' ? null : prefix)
  return { prefix, localName, uri }
}
