import type { ViteUserConfig } from 'vitest/config'
import { builtin } from '../../internal/index.ts'
import { injectTests, type Transformed } from './inject-tests.ts'
import { decoratedCode } from './lower-decorators.ts'
import type { PluginOptions } from './options.ts'
import type { Parse } from './syntax.ts'
import { findTransformer, type Lower } from './transformers.ts'

/** A Vite plugin, of whichever Vite the project's Vitest uses. */
export type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>

interface HookContext {
  parse: Parse
  meta?: { rolldownVersion?: string }
}

/** The part of Vitest's `configureVitest` that is used. Vitest 4.1 has the longer name. */
interface ConfigureContext {
  project: { matchesTestGlob(file: string, source?: () => string): boolean }
  defineCacheKeyGenerator?(generate: () => string): void
  experimental_defineCacheKeyGenerator?(generate: () => string): void
}

const setupFile = 'vitest-async-case/setup'
const entries = ['vitest-async-case', setupFile, 'vitest-async-case/inject']
const script = /\.[cm]?[jt]sx?$/

/** What the two halves of the plugin know of the project. */
interface Project {
  root: string
  /** Several projects of one configuration may share the plugin. */
  readonly tests: ConfigureContext['project'][]
  lower: Lower | undefined
}

/** Vitest's cache of transformed modules must not serve what another version of this plugin made. */
function cacheKey(options: PluginOptions): string {
  const load = builtin('node:module')!.createRequire(import.meta.url)
  const { version } = load('vitest-async-case/package.json') as { version: string }
  return `vitest-async-case/plugin@${version} ${JSON.stringify(options)}`
}

function configFor(options: PluginOptions, user: ViteUserConfig, isVite8: boolean): ViteUserConfig {
  const known = [user.test?.setupFiles ?? []].flat()
  const addsSetup = options.setup !== false && !known.includes(setupFile)
  const legacy = isVite8
    ? { oxc: { decorator: { legacy: true } } }
    : { esbuild: { tsconfigRaw: { compilerOptions: { experimentalDecorators: true } } } }
  return {
    // Pre-bundled, the library would exist twice in browser mode.
    optimizeDeps: { exclude: entries },
    ...(addsSetup ? { test: { setupFiles: [setupFile] } } : {}),
    ...(options.legacyDecorators ? legacy : {}),
  }
}

async function transform(
  project: Project,
  options: PluginOptions,
  context: HookContext,
  code: string,
  id: string,
): Promise<Transformed | { code: string; map: string } | undefined> {
  const file = id.split('?')[0]!
  if (!script.test(file) || file.includes('/node_modules/')) return undefined
  const decorated = decoratedCode(code, source => context.parse(source))
  if (decorated === undefined) return undefined
  project.lower ??= findTransformer(project.root, options.transformer)
  return project.lower(decorated, file)
}

/**
 * The Vite plugin of this library. It lowers standard decorators where Vite leaves them in place (Vite 8), adds the
 * setup file, shows class tests to collection that only parses test files, and finds test cases that are not exported.
 * @throws MissingTransformerError while a file with decorators is compiled and the project has no tool to lower them.
 */
export function asyncCase(options: PluginOptions = {}): VitePlugin[] {
  const project: Project = { root: '.', tests: [], lower: undefined }
  const lowering = {
    name: 'vitest-async-case:decorators',
    config(this: HookContext | undefined, user: ViteUserConfig) {
      return configFor(options, user, this?.meta?.rolldownVersion !== undefined)
    },
    configResolved(config: { root: string }) {
      project.root = config.root
    },
    configureVitest(context: ConfigureContext) {
      project.tests.push(context.project)
      const define = context.defineCacheKeyGenerator ?? context.experimental_defineCacheKeyGenerator
      define?.call(context, () => cacheKey(options))
    },
    // Runs after Vite's own compiler: what is still decorated then, Vite does not lower.
    transform(this: HookContext, code: string, id: string) {
      return transform(project, options, this, code, id)
    },
  }
  const injecting = {
    name: 'vitest-async-case:tests',
    transform(this: HookContext, code: string, id: string) {
      const file = id.split('?')[0]!
      if (!script.test(file)) return undefined
      if (!project.tests.some(tests => tests.matchesTestGlob(file, () => code))) return undefined
      return injectTests(code, file, source => this.parse(source))
    },
  }
  return [lowering, injecting]
}
