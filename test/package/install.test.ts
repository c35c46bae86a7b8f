import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../scripts/lib-build.mjs'
import { ensureNode, worlds } from '../../scripts/worlds.mjs'
import { activeWorlds } from '../support/run-vitest.ts'
import { copyInto, exampleFolders, makeProject, pack, run, type Output } from './project.ts'
import { exampleDependencies, exampleManifests } from './example-dependencies.ts'

const compilers = {
  'TypeScript 7': join(root, 'node_modules/@typescript/native/bin/tsc'),
  'TypeScript 5.9': join(root, 'node_modules/typescript-5.9/lib/tsc.js'),
}
const resolutions = { bundler: 'ESNext', nodenext: 'NodeNext' }

describe.each(activeWorlds)('installed beside %s', world => {
  let project: string | undefined
  let node: string
  const vitest = (folder: string): Promise<Output> =>
    run(
      node,
      [join(project!, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--reporter=verbose'],
      folder,
    )

  beforeAll(async () => {
    node = await ensureNode(worlds[world].node)
    const nodeTypes = `@types/node@${worlds[world].node === 'this' ? '20' : worlds[world].node}`
    project = await makeProject(world, await pack(), [nodeTypes, ...exampleDependencies()])
    copyInto(join(project!, 'smoke'), fileURLToPath(new URL('./fixtures/project/', import.meta.url)))
  })
  afterAll(() => project && rm(project, { recursive: true, force: true }))

  test('classes and every entry work', async () => {
    const { code, text } = await vitest(join(project!, 'smoke'))
    expect(code, text).toBe(0)
    expect(text).toMatch(/Tests {2}3 passed \(3\)/)
  })

  test.each(
    Object.entries(compilers).flatMap(([name, path]) =>
      Object.entries(resolutions).map(([resolution, module]) => ({ name, path, resolution, module })),
    ),
  )('$name accepts the types under $resolution', async ({ path, resolution, module }) => {
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--lib',
      'es2023,esnext.disposable,dom',
      '--types',
      'node',
    ]
    const mode = ['--module', module, '--moduleResolution', resolution]
    const { text } = await run(process.execPath, [path, ...flags, ...mode, 'smoke/smoke.test.ts'], project!)
    // Vitest's own declarations are not ours to check.
    expect(
      text
        .split('\n')
        .filter(line => /error TS/.test(line) && !/^node_modules\/(?!vitest-async-case)/.test(line)),
    ).toEqual([])
  })

  // npm refuses what does not go together; without `--force` that is the end of an example.
  test.each(exampleManifests())('npm installs what %s asks for', async (_, manifest) => {
    const folder = join(project!, 'manifest')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), manifest)
    const vitest = `vitest@${worlds[world].dependencies.vitest}`
    const { code, text } = await run(
      'npm',
      ['install', '--dry-run', '--no-audit', '--save-dev', vitest],
      folder,
    )
    expect(code, text).toBe(0)
  })

  test.each(exampleFolders())('the example %s runs unchanged', async name => {
    copyInto(join(project!, name), join(root, 'examples', name))
    const { code, text } = await vitest(join(project!, name))
    expect(code, text).toBe(0)
    expect(text).toMatch(/Tests {2}\d+ passed/)
  })
})
