/** Under this key `console.log` asks an object for its text. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom')

/**
 * Names that Vitest, chai, pretty-printers, promises, template engines and dependency containers ask any object for. A mock made by such a question
 * would pass for a thenable, a matcher, a DOM node …: they exist on a mock only once they are configured.
 */
export const PROBED: ReadonlySet<PropertyKey> = new Set([
  'then',
  'asymmetricMatch',
  'toAsymmetricMatcher',
  '$$typeof',
  'nodeType',
  'nodeName',
  'tagName',
  'hasAttribute',
  'toJSON',
  'inspect',
  'constructor',
  'toString',
  'valueOf',
  'toLocaleString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__esModule',
  '_isMockFunction',
  'isSinonProxy',
  // NestJS asks every provider for the hooks of its life.
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
  '@@__IMMUTABLE_ITERABLE__@@',
  '@@__IMMUTABLE_RECORD__@@',
  '@@__IMMUTABLE_KEYED__@@',
  '@@__IMMUTABLE_INDEXED__@@',
  '@@__IMMUTABLE_ORDERED__@@',
  '@@__IMMUTABLE_LIST__@@',
  '@@__IMMUTABLE_MAP__@@',
  '@@__IMMUTABLE_SET__@@',
  '@@__IMMUTABLE_STACK__@@',
  '@@__IMMUTABLE_SEQ__@@',
])

const FORBIDDEN: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype'])

/** The first of these keys that leads from any object to what all objects share. No path may go through one. */
export function forbiddenKeyIn<K extends PropertyKey>(keys: Iterable<K>): K | undefined {
  for (const key of keys) if (FORBIDDEN.has(key)) return key
  return undefined
}

/** `a` and `b` as `a.b`; `a` and `()`, or a symbol in brackets, without the dot. */
export function joinPath(path: string, name: string): string {
  if (name === '') return path
  return path === '' || name.startsWith('(') || name.startsWith('[') ? path + name : `${path}.${name}`
}

/** How a property key is written in a path. */
export function keyText(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${symbolText(key)}]` : String(key)
}

/** Node 20 and 22 have symbols of their own for what V8 has since. */
function symbolText({ description = 'symbol' }: symbol): string {
  return description.replace(/^nodejs\.(?=(?:dispose|asyncDispose)$)/, 'Symbol.')
}
