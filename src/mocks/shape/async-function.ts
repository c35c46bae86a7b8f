/** Whether a value is an async function: one of the language, or a mock of one, which answers with the same tag. */
export function isAsyncFunction(value: unknown): boolean {
  return typeof value === 'function' && Object.prototype.toString.call(value) === '[object AsyncFunction]'
}
