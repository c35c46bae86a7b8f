// Everything that CI runs, on a machine with Node and npm and nothing installed:
//   npm test                     all steps; ends with one line, `N passed, N failed`
//   npm test -- unit lint        the steps whose names contain one of the words
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'
import { lineOf, runSteps } from './lib-steps.mjs'
import { placePackage } from './worlds.mjs'

const bin = path => join('node_modules', path)
const vitest = (name, args, env) => ({
  name,
  command: [bin('vitest/vitest.mjs'), 'run', ...args],
  env,
  isVitest: true,
})
const world = name => ({ VAC_WORLDS: name })

// The long ones first, so that the short ones fill the gaps.
const steps = [
  vitest('suites on Vitest 4', ['--project', 'suites', 'test/suites'], world('vitest4')),
  vitest('suites on Vitest 5', ['--project', 'suites', 'test/suites'], world('vitest5')),
  vitest('package', ['--project', 'package'], world('vitest4,vitest5')),
  vitest('conformance', ['--project', 'suites', 'test/conformance'], world('vitest4,vitest5')),
  vitest('unit', ['--project', 'unit']),
  vitest('docs', ['--project', 'docs']),
  { name: 'site', command: ['scripts/site.mjs'] },
  { name: 'examples', command: ['scripts/examples.mjs'], isVitest: true },
  { name: 'races', command: ['scripts/races.mjs'] },
  { name: 'release, a dry run', command: ['scripts/release.mjs', '--dry-run'] },
  { name: 'types', command: [bin('@typescript/native/bin/tsc'), '-p', '.'] },
  { name: 'types of the surface', command: ['scripts/types.mjs'] },
  { name: 'lint', command: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', command: [bin('oxfmt/bin/oxfmt'), '--check'] },
].filter(step => isWanted(step.name))

function isWanted(name) {
  const words = process.argv.slice(2)
  return words.length === 0 || words.some(word => name.includes(word))
}

async function prepare() {
  console.log(ensureInstalled() ? 'Installed the dependencies.' : 'The dependencies are installed.')
  // The examples import the package by its name; lint reads their types.
  placePackage(root, await ensureBuilt())
}

function report(results, ms) {
  for (const { name, output } of results.filter(result => !result.isOk))
    console.log(`\n──── ${name} ────\n${output}`)
  console.log(`\n${results.map(lineOf).join('\n')}\n\nin ${(ms / 1000).toFixed(0)} s`)
  const sum = key => results.reduce((total, result) => total + result[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') ? 1 : 0
}

const started = Date.now()
await prepare()
report(await runSteps(steps, 2, result => console.log(lineOf(result))), Date.now() - started)
