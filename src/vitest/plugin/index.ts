export type { PluginOptions, TransformerName } from './options.ts'
export { asyncCase, type VitePlugin } from './plugin.ts'
