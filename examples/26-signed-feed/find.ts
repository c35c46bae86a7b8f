import type { Element } from 'slimdom'

/**
 * The children that a pattern in Python's notation fits: `two`, `{http://aaa}two`, `{*}two`, `{http://aaa}*`,
 * `{}*` for elements without a namespace, `*` for all. With `.//` before it: all descendants.
 */
export function find(element: Element, pattern: string): Element[] {
  const [, deep, braces, name] = /^(\.\/\/)?(\{[^}]*\})?(.+)$/.exec(pattern)!
  const namespace = braces?.slice(1, -1) ?? (name === '*' ? '*' : '')
  const found = element.getElementsByTagNameNS(namespace, name!)
  return deep ? found : found.filter(({ parentNode }) => parentNode === element)
}
