// #region config
import { defineConfig } from 'vitest/config'
import asyncCase from 'vitest-async-case/plugin'

export default defineConfig({ plugins: [asyncCase()], test: { name: '15-person-and-dispatch' } })
// #endregion config
