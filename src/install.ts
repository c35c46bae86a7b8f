// What the setup file loads: little, since Vitest loads it once per test file. The rest comes with the main entry, which
// shares this code, when a test file imports it.
export { install, type InstallOptions } from './vitest/install.ts'
