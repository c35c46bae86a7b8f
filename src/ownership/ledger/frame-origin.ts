import { isOwnLine } from '../../internal/index.ts'

/** Whose code a stack frame shows; `module`: the loader that evaluates a module's top level; `host`: Vitest itself. */
export type FrameOrigin = 'user' | 'package' | 'module' | 'host' | 'runtime'

const hosts = /\/node_modules\/(?:vitest|@vitest\/[^/]+|vite|vite-node|tinypool)\//
const loaders = /ModuleEvaluator|runInlinedModule|runExternalModule/

/** Judges one line of a stack (`at fn (file:line:column)`). */
export function frameOrigin(line: string): FrameOrigin {
  if (isOwnLine(line) || isInsideNode(line)) return isNodesLoader(line) ? 'module' : 'runtime'
  const place = placeOf(line)
  if (hosts.test(place)) return loaders.test(line) ? 'module' : 'host'
  return place.includes('/node_modules/') ? 'package' : 'user'
}

/** Whether a frame lies in Node or the engine. WebAssembly counts as that: Node's HTTP parser is written in it. */
export function isInsideNode(line: string): boolean {
  return /^(?:node:|wasm:|native$|<anonymous>$)/.test(placeOf(line))
}

function isNodesLoader(line: string): boolean {
  return placeOf(line).startsWith('node:internal/modules/')
}

/** The file of a frame, with line and column. The name of a function may be any text, so that it must not be looked at. */
function placeOf(line: string): string {
  const text = line.trim().replaceAll('\\', '/')
  const inParentheses = /\(([^()]*)\)$/.exec(text)
  return (inParentheses?.[1] ?? text.replace(/^at (?:async )?/, '')).replace(/^file:\/\//, '')
}
