export { asyncCase as default } from './vitest/plugin/index.ts'
export type { PluginOptions, TransformerName, VitePlugin } from './vitest/plugin/index.ts'
