// The page docs/benchmarks.md: what each bench printed, with what it measures.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib-build.mjs'

export function benchmarksPage(printed) {
  const sections = printed.map(({ file, stdout }) => section(file, stdout))
  return `# Benchmarks

What \`npm run bench -- --record\` printed. Each bench runs its subjects interleaved in one run: read the ratios and their spread, not the absolute times, which are one machine's on one day. Benchmarks inform; no test asserts a time.

${sections.join('\n\n')}
`
}

function section(file, stdout) {
  const name = file.replace('.bench.mjs', '')
  return `## ${name}\n\n${aboutOf(file)}\n\n\`\`\`\n${stdout.trim()}\n\`\`\``
}

/** The comment at the head of the bench, up to the line that tells its command. */
function aboutOf(file) {
  const lines = readFileSync(join(root, 'bench', file), 'utf8').split('\n')
  const head = lines.slice(
    0,
    lines.findIndex(line => !line.startsWith('//')),
  )
  const words = head.map(line => line.replace(/^\/\/ ?/, ''))
  const command = words.findIndex(line => line.includes('npm run bench'))
  return words
    .slice(0, command < 0 ? undefined : command)
    .join(' ')
    .trim()
}
