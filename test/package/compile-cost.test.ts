import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The cost of a type is counted in instantiations: the same on every machine, unlike the time that they take.
const root = fileURLToPath(new URL('../..', import.meta.url))
const compilers = {
  'TypeScript 7': join(root, 'node_modules/@typescript/native/bin/tsc'),
  'TypeScript 5.9': join(root, 'node_modules/typescript-5.9/lib/tsc.js'),
}
const members = 2000
let folder: string

function member(index: number): string {
  switch (index % 4) {
    case 0:
      return `m${index}(id: number, options?: { deep: boolean }): Promise<User>`
    case 1:
      return `m${index}<T>(key: string, value: T): T`
    case 2:
      return `m${index}(event: 'a', run: () => void): void; m${index}(event: 'b', run: (n: number) => void): void`
    default:
      return `m${index}: { run(x: number): string; deeper: { go(): Promise<number> } }`
  }
}

function program(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `  ${member(index)}`)
  return `import { MagicMock } from 'vitest-async-case'
interface User { id: number }
interface Service {
${lines.join('\n')}
}
const service = new MagicMock<Service>()
service.m0.assertAwaitedWith(1)
service.m1('key', 2).toFixed()
service.m3.deeper.go.assertAwaited()
const real: Service = service
void real
`
}

beforeAll(() => {
  mkdirSync(join(root, '.tmp'), { recursive: true })
  folder = mkdtempSync(join(root, '.tmp/compile-cost-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function instantiations(compiler: string, count: number): number {
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { paths: { 'vitest-async-case': ['../../src/index.ts'] } },
    include: [],
    files: [`service-${count}.ts`],
  }
  writeFileSync(join(folder, `service-${count}.ts`), program(count))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const output = execFileSync(process.execPath, [compiler, '-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1])
}

test.each(Object.entries(compilers))('%s works out 2,000 members with few steps each', (_name, compiler) => {
  const steps = instantiations(compiler, members) - instantiations(compiler, 4)
  expect(steps).toBeGreaterThan(0)
  expect(steps / members).toBeLessThan(60)
})
