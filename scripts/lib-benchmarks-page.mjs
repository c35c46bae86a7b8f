// The page docs/benchmarks.md: what each bench printed when it was last recorded, with what it measures.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib-build.mjs'

/** @param page the page as it is: what it has of benches that were not run stays */
export function benchmarksPage(printed, page) {
  const sections = new Map(
    page
      .split(/^(?=## )/m)
      .slice(1)
      .map(text => [text.split('\n')[0].slice(3), text.trim()]),
  )
  for (const { file, stdout } of printed) sections.set(nameOf(file), section(file, stdout))
  const inOrder = [...sections].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
  return `# Benchmarks

What \`npm run bench -- --record\` printed. Each bench runs its subjects interleaved in one run: read the ratios and their spread, not the absolute times, which are one machine's on one day. Benchmarks inform; no test asserts a time.

${inOrder.join('\n\n')}
`
}

const nameOf = file => file.replace('.bench.mjs', '')

function section(file, stdout) {
  return `## ${nameOf(file)}\n\n${aboutOf(file)}\n\n\`\`\`\n${stdout.trim()}\n\`\`\``
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
