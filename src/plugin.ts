export {
  asyncCase as default,
  type PluginOptions,
  type TransformerName,
  type VitePlugin,
} from './vitest/plugin/index.ts'
