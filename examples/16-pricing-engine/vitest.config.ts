// #region config
import { defineConfig } from 'vitest/config'
import asyncCase from 'vitest-async-case/plugin'

export default defineConfig({ plugins: [asyncCase()], test: { name: '16-pricing-engine' } })
// #endregion config
