import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ESLint } from 'eslint'
import { beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../scripts/lib-build.mjs'
import { placePackage } from '../../scripts/worlds.mjs'
import settings from '../../examples/eslint.config.mjs'
import { root } from './markdown.ts'

// The settings of the guide, over the files of the examples that have test cases.
const testFiles = 'examples/*/*.test.ts'

beforeAll(async () => {
  placePackage(root, await ensureBuilt())
})

/** What the examples' own code does with reason, and what has nothing to do with test cases. */
const own = {
  '@typescript-eslint/no-misused-spread': 'off',
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true, varsIgnorePattern: '^_' }],
  '@typescript-eslint/prefer-promise-reject-errors': 'off',
} as const

test('ESLint, with the strict rules of typescript-eslint, has nothing against test cases', async () => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [...settings, { rules: own }, { languageOptions: { parserOptions: oneProgram } }],
  })
  const results = await eslint.lintFiles(testFiles)
  expect(results.length).toBeGreaterThan(40)
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) => `${filePath.slice(root.length)}:${line} ${ruleId}: ${message}`,
    ),
  )
  expect(found).toEqual([])
}, 240_000)

// Each example has a tsconfig.json of its own; thirty programs at a time want more memory than Node has.
const oneProgram = {
  projectService: false,
  project: ['test/docs/fixtures/tsconfig.examples.json'],
  tsconfigRootDir: root,
}

test('oxlint has nothing against test cases', async () => {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const arguments_ = [
    '-c',
    'examples/oxlint.json',
    '--type-aware',
    '--deny-warnings',
    '--format=json',
    'examples',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [oxlint, ...arguments_], {
    cwd: root,
  }).catch((error: { stdout: string }) => error)
  const { diagnostics, number_of_files: files } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string; message: string }[]
    number_of_files: number
  }
  expect(files).toBeGreaterThan(100)
  const inTests = diagnostics.filter(({ filename }) => filename.endsWith('.test.ts'))
  expect(inTests.map(({ code, filename, message }) => `${filename} ${code}: ${message}`)).toEqual([])
})
