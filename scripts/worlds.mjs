// The worlds that the suites run in: folders with one version of Vitest, of Vite and of Node each.
//   node scripts/worlds.mjs [vitest4 vitest5 node22 node26 …]     installs them (both Vitest worlds by default)
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ensureBuilt, root } from './lib-build.mjs'
import { withLock } from './lib-lock.mjs'

const run = promisify(execFile)
const worldsRoot = join(root, '.tmp/worlds')

// Packages whose typical use must give no report, and whose leaks must give one (test/suites/leaks).
const clients = {
  '@electric-sql/pglite': '0.5.16',
  '@hono/node-server': '2.1.9',
  '@sinonjs/fake-timers': '15.5.0',
  '@tanstack/react-query': '5.108.4',
  '@testing-library/dom': '10.4.2',
  '@testing-library/react': '16.3.3',
  '@testing-library/user-event': '14.6.13',
  axios: '1.21.1',
  bottleneck: '2.19.5',
  chokidar: '5.0.0',
  express: '5.3.0',
  fastify: '5.12.8',
  'generic-pool': '3.9.0',
  got: '14.6.5',
  hono: '4.13.19',
  ioredis: '6.0.0',
  knex: '3.3.0',
  koa: '3.3.0',
  'lru-cache': '11.5.3',
  msw: '2.15.0',
  mysql2: '3.24.6',
  nock: '14.0.9',
  'node-fetch': '3.3.2',
  pg: '8.23.1',
  pino: '10.4.0',
  piscina: '5.3.2',
  react: '19.3.1',
  'react-dom': '19.3.1',
  rxjs: '7.8.2',
  sinon: '22.1.0',
  'socket.io': '4.8.4',
  'socket.io-client': '4.8.4',
  supertest: '7.3.2',
  tarn: '3.1.2',
  undici: '7.30.2',
  vue: '3.5.45',
  winston: '3.19.0',
  ws: '8.23.0',
}

/** What each world has installed. Versions are exact, so that expected output is the same everywhere. */
export const worlds = {
  vitest4: {
    node: 'this',
    dependencies: {
      vitest: '4.1.12',
      vite: '7.3.8',
      '@vitest/coverage-v8': '4.1.12',
      'happy-dom': '21.0.4',
      jsdom: '26.1.0',
      'vitest-mock-extended': '5.1.1',
      '@testdeck/vitest': '0.3.3',
      ...clients,
    },
  },
  // The transform matrix: the same Vitest on the other Vite versions that it takes.
  vite6: {
    node: 'this',
    dependencies: { vitest: '4.1.12', vite: '6.4.6' },
  },
  vite8: {
    node: 'this',
    dependencies: {
      vitest: '4.1.12',
      vite: '8.3.8',
      esbuild: '0.28.2',
      typescript: '5.9.3',
      '@swc/core': '1.16.22',
    },
  },
  vitest5: {
    node: '24',
    dependencies: {
      vitest: '5.1.1',
      vite: '8.3.8',
      esbuild: '0.28.2',
      '@vitest/coverage-v8': '5.1.1',
      'happy-dom': '21.0.4',
      jsdom: '26.1.0',
      'vitest-mock-extended': '5.1.1',
      '@testdeck/vitest': '0.3.3',
      ...clients,
    },
  },
}

const bundledConfig = { compilerOptions: { target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler' } }

/** Installs a world unless it is there, and puts the built package into it. Returns its folder. */
export async function ensureWorld(name) {
  const folder = join(worldsRoot, name)
  const stamp = await ensureBuilt()
  await withLock(join(root, '.tmp/locks', name), async () => {
    await ensureInstalled(folder, definition(name).dependencies)
    placePackage(folder, stamp)
  })
  return folder
}

/** The path of a Node binary: `this`, or a major version that npm's package of Node builds has. */
export async function ensureNode(major) {
  if (major === 'this' || process.versions.node.startsWith(`${major}.`)) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = join(worldsRoot, `node${major}`)
  await withLock(join(root, '.tmp/locks', `node${major}`), () =>
    ensureInstalled(folder, { [name]: String(major) }),
  )
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function definition(name) {
  const world = worlds[name]
  if (!world) throw new Error(`There is no world "${name}". Worlds: ${Object.keys(worlds).join(', ')}.`)
  return world
}

async function ensureInstalled(folder, dependencies) {
  // `workspaces` tells Vite that fixtures may load what is installed beside them, as in a monorepo.
  const manifest = JSON.stringify({ private: true, type: 'module', workspaces: [], dependencies }, null, 2)
  const done = join(folder, '.installed')
  if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), manifest)
  // Fixtures must not find the checkout's own compiler options.
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(bundledConfig))
  await npmInstall(folder)
  writeFileSync(done, manifest)
}

/** `npm install` in a folder, without install scripts and without a lock file. */
export async function npmInstall(folder, ...specs) {
  const flags = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await run(npm, ['install', ...flags, ...specs], { cwd: folder, shell: process.platform === 'win32' })
}

/**
 * Puts the built package into a folder's node_modules. A copy, not a link: Node resolves a link to its real path, where
 * `vitest` would be the checkout's.
 */
export function placePackage(folder, stamp) {
  const target = join(folder, 'node_modules/vitest-async-case')
  const mark = join(target, '.stamp')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return
  const fresh = `${target}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  for (const part of ['package.json', 'dist'])
    cpSync(join(root, part), join(fresh, part), { recursive: true })
  writeFileSync(join(fresh, '.stamp'), stamp)
  rmSync(target, { recursive: true, force: true })
  renameSync(fresh, target)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(worlds)
  for (const name of names) {
    const [, major] = /^node(\d+)$/.exec(name) ?? []
    console.log(major ? await ensureNode(major) : await ensureWorld(name))
    if (worlds[name]) await ensureNode(worlds[name].node)
  }
}
