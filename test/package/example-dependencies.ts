import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/lib-build.mjs'
import { exampleFolders } from './project.ts'

// Every project of the package test has these, in its world's version.
const installed = new Set(['vitest', 'vite', 'vitest-async-case', '@types/node'])

/** What the examples' manifests ask for beside Vitest and this package, as `name@range`. */
export function exampleDependencies(): string[] {
  const all = exampleFolders().flatMap(name => {
    const path = join(root, 'examples', name, 'package.json')
    if (!existsSync(path)) return []
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    return Object.entries({ ...dependencies, ...devDependencies })
  })
  const others = all.filter(([name]) => !installed.has(name))
  return [...new Set(others.map(([name, range]) => `${name}@${range}`))]
}

/** The examples' manifests without this package, which no registry has yet: one for each set of dependencies. */
export function exampleManifests(): [name: string, manifest: string][] {
  const manifests = new Map<string, string>()
  for (const name of exampleFolders()) {
    const path = join(root, 'examples', name, 'package.json')
    const { dependencies, devDependencies = {} } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    delete devDependencies['vitest-async-case']
    const manifest = JSON.stringify({ private: true, dependencies, devDependencies })
    if (!manifests.has(manifest)) manifests.set(manifest, name)
  }
  return [...manifests].map(([manifest, name]) => [name, manifest])
}

interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}
