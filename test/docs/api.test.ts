import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './markdown.ts'

const file = join(root, 'docs/api.txt')

// A change of the public surface shows as a change of this file. VAC_UPDATE=1 writes it.
test('the public names are those of docs/api.txt', () => {
  const names = `${publicNames(readFileSync(join(root, 'src/index.ts'), 'utf8')).join('\n')}\n`
  if (process.env['VAC_UPDATE'] === '1') writeFileSync(file, names)
  expect(names).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
})

test('a type is told from a value, and an alias counts by its new name', () => {
  const source = `export { b, type C, d as e } from './x.ts'\nexport type { F } from './y.ts'\n`
  expect(publicNames(source)).toEqual(['b', 'e', 'type C', 'type F'])
})

test('src/index.ts is an explicit list', () => {
  expect(readFileSync(join(root, 'src/index.ts'), 'utf8')).not.toMatch(/export \*|export default/)
})

function publicNames(source: string): string[] {
  const lists = source.matchAll(/export\s+(type\s+)?\{([^}]*)\}/g)
  const names = [...lists].flatMap(([, isType, list]) =>
    list!
      .split(',')
      .map(item => item.trim())
      .filter(Boolean)
      .map(item => nameOf(isType ? `type ${item}` : item)),
  )
  return names.toSorted()
}

/** `type A as B` is `type B`. */
const nameOf = (item: string) => item.replace(/\S+ as /, '')
