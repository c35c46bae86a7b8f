// Before the guard is loaded: what it prints, of all files, is kept on the page around their frames.
const { warn } = console
globalThis.parent.told ??= []
console.warn = (...parts) => {
  globalThis.parent.told.push(parts.join(' '))
  warn(...parts)
}
