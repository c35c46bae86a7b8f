const symbols: { metadata?: symbol } = Symbol

// Standard decorators of one class know each other by `context.metadata`, which TypeScript's output provides only
// where `Symbol.metadata` exists. Babel and esbuild fall back to this same registered symbol.
symbols.metadata ??= Symbol.for('Symbol.metadata')

/** `Symbol.metadata`, which no engine has yet: https://github.com/tc39/proposal-decorator-metadata */
const metadataKey: symbol = symbols.metadata

/** The metadata of the class that a prototype belongs to, or of a class. Never an inherited one. */
export function metadataOf(owner: object): object | undefined {
  const target = typeof owner === 'function' ? owner : ownConstructor(owner)
  if (!target || !Object.hasOwn(target, metadataKey)) return undefined
  return (target as unknown as Record<symbol, object>)[metadataKey]
}

function ownConstructor(prototype: object): object | undefined {
  const made: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return typeof made === 'function' ? made : undefined
}
