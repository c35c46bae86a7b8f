import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as errors from '../../src/errors/index.ts'
import { readPage, root } from './markdown.ts'

// A row that begins with the name of a class: | `Name` | message | … |
const rows = [...readPage('docs/troubleshooting.md').matchAll(/^\| `([A-Z]\w+)` +\| (.*?) \|/gm)].map(
  ([, name, message]) => ({ name: name!, message: message!.trim() }),
)

const ofPlugin = ['DroppedDecoratorError', 'MissingTransformerError']

test('every public error class has an entry, and every entry is of a class', () => {
  const index = readFileSync(join(root, 'src/index.ts'), 'utf8')
  const isPublic = (name: string) => new RegExp(`\\b${name}\\b`).test(index)
  const classes = Object.entries(errors).filter(([, value]) => isErrorClass(value))
  // The plugin's are thrown while a file is compiled: nobody can catch them, but everybody can see them.
  const expected = classes.map(([name]) => name).filter(name => isPublic(name) || ofPlugin.includes(name))
  expect(rows.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
})

test('the messages are those of the source', () => {
  const source = sourceTexts()
  const pieces = rows.flatMap(({ name, message }) =>
    [...message.matchAll(/`([^`]+)`/g)]
      .flatMap(([, text]) => text!.split('…'))
      .map(piece => ({ name, piece: piece.trim() })),
  )
  const isMissing = ({ piece }: { piece: string }) => !source.includes(piece)
  expect(pieces.filter(isMissing).map(({ name, piece }) => `${name}: ${piece}`)).toEqual([])
})

function isErrorClass(value: unknown): boolean {
  if (typeof value !== 'function' || typeof value.prototype !== 'object') return false
  return (
    value === errors.BaseException ||
    value.prototype instanceof Error ||
    value.prototype instanceof errors.BaseException
  )
}

/** The text of all sources, with strings that are joined by `+` put together. */
function sourceTexts(): string {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const texts = paths
    .filter(path => path.endsWith('.ts'))
    .map(path => readFileSync(join(root, 'src', path), 'utf8'))
  return texts
    .join('\n')
    .replaceAll(/['"`]\s*\+\s*['"`]/g, '')
    .replaceAll("\\'", "'")
}
