/** Whether a native handle keeps the process alive; `undefined` when there is no handle or it does not tell. */
export function hasRef(object: object): boolean | undefined {
  const handle = (object as { _handle?: { hasRef?(): boolean } | null })._handle
  return handle?.hasRef?.()
}

/** A property that Node keeps under a symbol of this description. */
export function underSymbol(object: object, description: string): unknown {
  const key = Object.getOwnPropertySymbols(object).find(symbol => symbol.description === description)
  return key && (object as Record<symbol, unknown>)[key]
}
