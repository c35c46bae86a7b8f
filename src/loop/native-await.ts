const functionText = Function.prototype.toString
const nativeSource = nativeText()

/** The text that every native function without a name has. */
function nativeText(): string {
  let text = ''
  void new Promise<void>(resolve => (text = functionText.call(resolve)))
  return text
}

/**
 * Whether `then(onFulfilled, onRejected)` was called by the language itself: by `await`, an async function's return or
 * `Promise.all`. Those pass the nameless native resolving functions of a promise; a callback of the user's is neither.
 */
export function isNativeAwait(onFulfilled: unknown, onRejected: unknown): boolean {
  return isResolvingFunction(onFulfilled) && isResolvingFunction(onRejected)
}

function isResolvingFunction(fn: unknown): boolean {
  return (
    typeof fn === 'function' &&
    fn.name === '' &&
    !Object.hasOwn(fn, 'prototype') &&
    functionText.call(fn) === nativeSource
  )
}
