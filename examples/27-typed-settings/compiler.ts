import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Runs the TypeScript compiler on a project's folder. Returns its errors by file: `(14,7) TS2417 Class static …`. */
export function compile(project: string, outDir: string): Map<string, string[]> {
  const args = ['-p', project, '--outDir', outDir, '--pretty', 'false']
  const { stdout, error } = spawnSync(process.execPath, [compilerPath(), ...args], { encoding: 'utf8' })
  if (error) throw error
  const errors = new Map<string, string[]>()
  // Indented lines, which give the reasons, are left out.
  for (const [, path, place, code, text] of stdout.matchAll(/^(\S.*)(\(\d+,\d+\)): error (TS\d+): (.*)$/gm)) {
    const file = basename(path!)
    errors.set(file, [...(errors.get(file) ?? []), `${place} ${code} ${text}`])
  }
  return errors
}

/** The command is `tsc`, or `tsc6` in the package that TypeScript 6 has beside version 7, which exports no path to it. */
function compilerPath(): string {
  const manifest = require.resolve('typescript/package.json')
  const { bin } = require(manifest) as { bin: Record<string, string> }
  const name = Object.keys(bin).find(command => command.startsWith('tsc'))
  if (name === undefined) throw new Error(`${manifest} has no command that starts with tsc.`)
  return join(dirname(manifest), bin[name]!)
}
