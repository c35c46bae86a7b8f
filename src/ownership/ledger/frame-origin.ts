import { framesIn, isNodes, isOwnLine, isPackages, type Frame } from '../../internal/index.ts'

/**
 * Whose code a stack frame shows; `module`: the loader that evaluates a module's top level; `host`: Vitest itself;
 * `environment`: what stands in for a browser, and does only what it is called for.
 */
export type FrameOrigin = 'user' | 'package' | 'environment' | 'module' | 'host' | 'runtime'

const environments = /\/node_modules\/(?:jsdom|happy-dom)\//
const hosts = /\/node_modules\/(?:vitest|@vitest\/[^/]+|vite|vite-node|tinypool)\//
/** Its spies, which call what they stand for: in Vitest 5 a file among its others. */
const spies = /\/node_modules\/(?:@vitest\/spy\/|vitest\/dist\/chunks\/spy\.)/
const loaders = /ModuleEvaluator|runInlinedModule|runExternalModule/

/** Judges one frame of a stack. */
export function frameOrigin(frame: Frame): FrameOrigin {
  if (isOwnLine(frame.text) || isNodes(frame)) return isNodesLoader(frame) ? 'module' : 'runtime'
  if (spies.test(frame.file)) return 'runtime'
  if (hosts.test(frame.file)) return loaders.test(frame.text) ? 'module' : 'host'
  if (environments.test(frame.file)) return 'environment'
  return isPackages(frame) ? 'package' : 'user'
}

function isNodesLoader({ file }: Frame): boolean {
  return file.startsWith('node:internal/modules/')
}

/** Whether a line of the user's is to be seen in a stack. */
export function hasUserLine(stack: string): boolean {
  return framesIn(stack).some(frame => frameOrigin(frame) === 'user')
}
