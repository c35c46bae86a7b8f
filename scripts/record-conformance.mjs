// Records what CPython does with conformance cases, in test/conformance/recorded.
//   node scripts/record-conformance.mjs SEED COUNT     a new file: COUNT random cases of SEED, with their traces
//   node scripts/record-conformance.mjs                the traces of all recorded cases anew, on this machine's CPython
// The oracle is test/conformance/oracle.py; VAC_ORACLE names another one that takes the same arguments, and PYTHON
// another interpreter than python3.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../test/conformance/', import.meta.url))
const oracle = process.env.VAC_ORACLE ?? join(folder, 'oracle.py')
const [seed, count] = process.argv.slice(2)

const ask = (...words) =>
  JSON.parse(
    execFileSync(process.env.PYTHON ?? 'python3', [oracle, ...words], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  )

function write(name, entries) {
  const lines = entries.map(entry => JSON.stringify(entry))
  writeFileSync(join(folder, 'recorded', name), `[${lines.join(',\n')}]\n`)
  console.log(`${name}: ${entries.length} cases`)
}

function record() {
  const kind = process.env.VAC_ORACLE ? 'other' : 'own'
  write(`${kind}-${seed}.json`, ask('random-run', seed, count))
}

function retrace() {
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'))
  for (const name of readdirSync(join(folder, 'recorded'))) {
    const entries = JSON.parse(readFileSync(join(folder, 'recorded', name), 'utf8'))
    writeFileSync(join(scratch, name), JSON.stringify(entries.map(entry => entry.case)))
    const traces = ask('run', join(scratch, name))
    write(
      name,
      entries.map((entry, n) => ({ ...entry, trace: traces[n] })),
    )
  }
  rmSync(scratch, { recursive: true })
}

if (seed === undefined) retrace()
else if (/^\d+$/.test(count ?? '')) record()
else throw new Error('usage: record-conformance.mjs [SEED COUNT]')
