import type { ViteUserConfig } from 'vitest/config'
import { keepsNothing } from '../../internal/index.ts'
import { injectTests, type Transformed } from './inject-tests.ts'
import { decoratedCode, decoratorLine } from './lower-decorators.ts'
import { cacheCompiledCode, type CompilingProject } from './compile-cache.ts'
import { checkOptions, type PluginOptions } from './options.ts'
import {
  entryNames,
  guardFile,
  guardName,
  injectFile,
  ownVersion,
  setupFile,
  setupName,
} from './own-files.ts'
import { refuseDropped } from './refuse-dropped.ts'
import { findTransformer, type Lower } from './transformers.ts'
import type { SyntaxNode } from '../source/index.ts'

/** A Vite plugin, of whichever Vite the project's Vitest uses. */
export type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>

interface HookContext {
  parse(code: string, options?: { lang: string }): SyntaxNode
  meta?: { rolldownVersion?: string }
}

/** The part of Vitest's `configureVitest` that is used. Vitest 4.1 has the longer name. */
interface ConfigureContext extends CompilingProject {
  readonly project: CompilingProject['project'] & {
    matchesTestGlob(file: string, source?: () => string): boolean
  }
  defineCacheKeyGenerator?(generate: () => string): void
  experimental_defineCacheKeyGenerator?(generate: () => string): void
}

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
  return `vitest-async-case/plugin@${ownVersion()} ${injectFile()} ${JSON.stringify(options)}`
}

function configFor(options: PluginOptions, user: ViteUserConfig, isVite8: boolean): ViteUserConfig {
  const known = [user.test?.setupFiles ?? []].flat()
  const files = [setupName, setupFile(), guardName, guardFile()]
  const addsSetup = options.setup !== false && !files.some(file => known.includes(file))
  const added = options.guard ? guardFile() : setupFile()
  const legacy = isVite8
    ? { oxc: { decorator: { legacy: true } } }
    : { esbuild: { tsconfigRaw: { compilerOptions: { experimentalDecorators: true } } } }
  return {
    // Pre-bundled, the library would exist twice in browser mode.
    optimizeDeps: { exclude: entryNames },
    test: {
      ...(addsSetup ? { setupFiles: [added] } : {}),
      ...(options.compileCache === false ? { provide: { [keepsNothing]: true } } : {}),
    },
    ...(options.legacyDecorators ? legacy : {}),
  }
}

/** The file of a module that is a script of the user's. */
function usersFile(id: string): string | undefined {
  const file = id.split('?')[0]!
  return script.test(file) && !file.includes('/node_modules/') ? file : undefined
}

async function transform(
  project: Project,
  options: PluginOptions,
  context: HookContext,
  code: string,
  id: string,
): Promise<Transformed | { code: string; map: string } | undefined> {
  const file = usersFile(id)
  if (file === undefined) return undefined
  const decorated = decoratedCode(code, source => context.parse(source))
  if (decorated === undefined) return undefined
  project.lower ??= findTransformer(project.root, options.transformer, () => decoratorLine(file))
  return project.lower(decorated, file)
}

/** Lowers decorators, and configures the project. */
function lowering(project: Project, options: PluginOptions) {
  return {
    name: 'vitest-async-case:decorators',
    config(this: HookContext | undefined, user: ViteUserConfig) {
      return configFor(options, user, isVite8(this))
    },
    configResolved(config: { root: string }) {
      project.root = config.root
    },
    configureVitest(context: ConfigureContext) {
      project.tests.push(context.project)
      if (options.compileCache !== false) cacheCompiledCode(context)
      const define = context.defineCacheKeyGenerator ?? context.experimental_defineCacheKeyGenerator
      define?.call(context, () => cacheKey(options))
    },
    // Runs after Vite's own compiler: what is still decorated then, Vite does not lower.
    transform(this: HookContext, code: string, id: string) {
      return transform(project, options, this, code, id)
    },
  }
}

function injecting(project: Project) {
  return {
    name: 'vitest-async-case:tests',
    transform(this: HookContext, code: string, id: string) {
      const file = id.split('?')[0]!
      if (!script.test(file)) return undefined
      if (!project.tests.some(tests => tests.matchesTestGlob(file, () => code))) return undefined
      return injectTests(code, file, injectFile(), source => this.parse(source))
    },
  }
}

/** Of Vite 8: the compiler of Vite 6 and 7 refuses what it cannot lower. */
const refusing = {
  name: 'vitest-async-case:legacy-decorators',
  enforce: 'pre',
  transform(this: HookContext, code: string, id: string) {
    const file = usersFile(id)
    if (file !== undefined && isVite8(this))
      refuseDropped(code, file, (source, language) => this.parse(source, language))
  },
}

function isVite8(context: HookContext | undefined): boolean {
  return context?.meta?.rolldownVersion !== undefined
}

/**
 * The Vite plugin of this library. It lowers standard decorators where Vite leaves them in place (Vite 8), adds the
 * setup file, shows class tests to collection that only parses test files, and finds test cases that are not exported.
 * @throws ConfigurationError for options and values that it does not know.
 * @throws MissingTransformerError while a file with decorators is compiled and the project has no tool to lower them.
 * @throws DroppedDecoratorError while a file is compiled whose decorators the option `legacyDecorators` would lose.
 */
export function asyncCase(options: PluginOptions = {}): VitePlugin[] {
  checkOptions(options)
  const project: Project = { root: '.', tests: [], lower: undefined }
  const plugins = [lowering(project, options), injecting(project)]
  return [...(options.legacyDecorators ? [refusing] : []), ...plugins]
}
