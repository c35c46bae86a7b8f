import { ConfigurationError } from '../../errors/index.ts'
import { checkedSetting, checkSettings } from '../../internal/index.ts'

/** The tools that can lower standard decorators, in the order in which they are looked for in the project. */
export const transformerNames = ['esbuild', 'typescript', '@swc/core'] as const

/** The name of a tool that can lower standard decorators. */
export type TransformerName = (typeof transformerNames)[number]

/** What a setup file sets, since it is wanted in the workers. */
const namesOfInstall = ['leaks', 'leftovers', 'unawaited', 'timeline', 'schedules', 'clock']

/** @throws ConfigurationError */
function refuseThoseOfInstall(options: unknown): void {
  if (typeof options !== 'object' || options === null) return
  const name = Object.keys(options).find(each => namesOfInstall.includes(each))
  if (name === undefined) return
  throw new ConfigurationError(
    `asyncCase() has no option '${name}': it is one of install(). ` +
      `Call install({ ${name} }) in a file of your own, name that in setupFiles, and write asyncCase({ setup: false }).`,
  )
}

/** @throws ConfigurationError for an option or a value that `asyncCase` does not know. */
export function checkOptions(options: unknown): asserts options is PluginOptions {
  refuseThoseOfInstall(options)
  checkSettings('asyncCase()', options, ['setup', 'guard', 'transformer', 'legacyDecorators', 'compileCache'])
  const { setup, guard, transformer, legacyDecorators, compileCache } = options as Record<
    keyof PluginOptions,
    unknown
  >
  const where = (name: keyof PluginOptions) => `The option ${name} of asyncCase()`
  checkedSetting(where('setup'), setup, [true, false], switchChoices)
  checkedSetting(where('guard'), guard, [true, false], switchChoices)
  checkedSetting(where('legacyDecorators'), legacyDecorators, [true, false], switchChoices)
  checkedSetting(where('compileCache'), compileCache, [true, false], switchChoices)
  checkedSetting(where('transformer'), transformer, transformerNames, transformerChoices)
}

const switchChoices = 'It may be true or false.'
const transformerChoices = `It may be ${transformerNames.map(name => `'${name}'`).join(', ')}.`

/** Options of `vitest-async-case/plugin`. */
export interface PluginOptions {
  /**
   * Whether the plugin adds `vitest-async-case/setup` to Vitest's setup files. Default: `true`. Turn it off when a
   * setup file of your own calls `install(options)`.
   */
  setup?: boolean
  /**
   * Whether plain `test()` functions have what tests of classes have: the setup file that the plugin adds is then
   * `vitest-async-case/guard`. Default: `false`.
   */
  guard?: boolean
  /**
   * The tool that lowers standard decorators where Vite leaves them in place. Default: the first of `esbuild`,
   * `typescript` (up to 6; later ones have no API for it) and `@swc/core` that the project has.
   */
  transformer?: TransformerName
  /**
   * Lowers all decorators as `experimentalDecorators` would, without a change to tsconfig.json. Default: `false`.
   * This includes the decorators of other libraries in your code, which may be written for standard decorators only.
   */
  legacyDecorators?: boolean
  /**
   * Whether Vitest's workers keep the code that V8 has compiled, of Vitest and of packages, under
   * `node_modules/.cache/vitest-async-case`, so that the next worker need not compile it. On Node 22.1 and later; never under coverage.
   * Processes that tests start, and `process.env`, know nothing of it. Default: `true`.
   */
  compileCache?: boolean
}
