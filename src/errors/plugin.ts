/** The plugin has decorators to lower, and the project has no tool that can. */
export class MissingTransformerError extends Error {
  override name = 'MissingTransformerError'

  constructor(wanted: string | undefined) {
    const missing = wanted
      ? `${wanted}, which the option "transformer" names, is not installed or cannot do it`
      : 'the project has none of esbuild, typescript (up to 6) and @swc/core'
    super(
      `vitest-async-case/plugin: decorators must be lowered here, since this Vite leaves them in place, and ${missing}. ` +
        `Install one: npm install --save-dev ${wanted ?? 'esbuild'}. ` +
        `Or set "experimentalDecorators" in tsconfig.json, or use the decorators' plain form, define.`,
    )
  }
}
