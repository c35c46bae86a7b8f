import { isNodes, isOwnLine, isPackages, type Frame } from '../../internal/index.ts'

/** Whose code a stack frame shows; `module`: the loader that evaluates a module's top level; `host`: Vitest itself. */
export type FrameOrigin = 'user' | 'package' | 'module' | 'host' | 'runtime'

const hosts = /\/node_modules\/(?:vitest|@vitest\/[^/]+|vite|vite-node|tinypool)\//
/** DOM environments: to the tests in them they are what Node is to others. */
const environments = /\/node_modules\/(?:jsdom|happy-dom)\//
const loaders = /ModuleEvaluator|runInlinedModule|runExternalModule/

/** Judges one frame of a stack. */
export function frameOrigin(frame: Frame): FrameOrigin {
  if (isOwnLine(frame.text) || isNodes(frame)) return isNodesLoader(frame) ? 'module' : 'runtime'
  if (hosts.test(frame.file)) return loaders.test(frame.text) ? 'module' : 'host'
  if (environments.test(frame.file)) return 'runtime'
  return isPackages(frame) ? 'package' : 'user'
}

function isNodesLoader({ file }: Frame): boolean {
  return file.startsWith('node:internal/modules/')
}
