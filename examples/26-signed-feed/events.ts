import { SaxesParser, type SaxesTagNS } from 'saxes'
import { XMLNS } from './names.ts'

/** What is told of a document, by Python's names. Each is optional. */
export interface EventHandler {
  start_ns?(prefix: string, uri: string): void
  start?(tag: string, attributes: Record<string, string>): void
  data?(text: string): void
  end?(tag: string): void
  end_ns?(prefix: string): void
}

/** Tells a handler of a document that comes in pieces, without keeping it: Python's `XMLParser(target=…)`. */
export class EventParser {
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #handler: EventHandler

  constructor(handler: EventHandler) {
    this.#handler = handler
    this.#parser.on('opentag', tag => this.#start(tag))
    this.#parser.on('closetag', tag => this.#end(tag))
    this.#parser.on('text', text => this.#handler.data?.(text))
    this.#parser.on('cdata', text => this.#handler.data?.(text))
  }

  feed(piece: string): void {
    this.#parser.write(piece)
  }

  /** The document is complete; throws where it is not. */
  close(): void {
    this.#parser.close()
  }

  #start(tag: SaxesTagNS): void {
    for (const [prefix, uri] of Object.entries(tag.ns)) this.#handler.start_ns?.(prefix, uri)
    const attributes = Object.values(tag.attributes).filter(({ uri }) => uri !== XMLNS)
    const entries = attributes.map(({ uri, local, value }) => [nameOf(uri, local), value])
    this.#handler.start?.(nameOf(tag.uri, tag.local), Object.fromEntries(entries))
  }

  /** The namespaces of an element end after it, the last one first. */
  #end(tag: SaxesTagNS): void {
    this.#handler.end?.(nameOf(tag.uri, tag.local))
    for (const prefix of Object.keys(tag.ns).toReversed()) this.#handler.end_ns?.(prefix)
  }
}

const nameOf = (uri: string, local: string) => (uri === '' ? local : `{${uri}}${local}`)
