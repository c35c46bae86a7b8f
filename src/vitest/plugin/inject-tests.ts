import EditableText, { SourceMap } from 'magic-string'
import { findClasses, importedNames, mayBeCase, testsOf, type FoundClass } from './find-classes.ts'
import type { Parse } from './syntax.ts'

export interface Transformed {
  readonly code: string
  /** With `version`, without which Vite drops a map in silence. */
  readonly map: { version: number; mappings: string; [property: string]: unknown }
}

/** A line that is appended to a module, and the place in the code that it stands for. */
type Line = readonly [text: string, start?: number]

const injected = '__vitest_async_case__'

/**
 * Appends `describe("ServerTest", …)` and `test("testGet")` for the classes of a test file, each mapped to its class or
 * method: collection that only parses the file (`vitest list` of Vitest 5, editors) then sees them at their lines. When
 * the file runs, the same calls hand over its classes, exported or not.
 */
export function injectTests(code: string, file: string, parse: Parse): Transformed | undefined {
  if (!/\bclass\b[^;{}]*\bextends\b/.test(code)) return undefined
  const program = parse(code)
  const imported = importedNames(program)
  const all = findClasses(program)
  const classes = all.filter(found => mayBeCase(found, all, imported))
  const lines = classes.flatMap(found => linesFor(found, classes, file))
  if (lines.length === 0) return undefined
  return append(code, file, [[`import * as ${injected} from 'vitest-async-case/inject';`], ...lines])
}

function linesFor(found: FoundClass, classes: readonly FoundClass[], file: string): Line[] {
  const tests = testsOf(found, classes)
  const name = JSON.stringify(found.name)
  const hand = `() => ${found.name}, ${JSON.stringify(file)}`
  // Its tests may all come from another file, which static collection cannot know.
  if (tests.length === 0) return [[`${injected}.hand(${name}, ${hand});`]]
  return [
    [`${injected}.describe(${name}, () => {`, found.start],
    ...tests.map(({ name, start }): Line => [`${injected}.test(${JSON.stringify(name)});`, start]),
    [`}, ${hand});`],
  ]
}

function append(code: string, file: string, lines: readonly Line[]): Transformed {
  const text = new EditableText(code)
  text.append(`\n${lines.map(([line]) => line).join('\n')}\n`)
  const map = text.generateDecodedMap({ hires: 'boundary', source: file, includeContent: true })
  const starts = lineStarts(code)
  lines.forEach(([, start], index) => {
    if (start === undefined) return
    const line = lineAt(starts, start)
    map.mappings[starts.length + index] = [[0, 0, line, start - starts[line]!]]
  })
  const { file: _file, ...fields } = map
  return { code: text.toString(), map: { ...fields, version: 3, mappings: new SourceMap(map).mappings } }
}

function lineStarts(code: string): number[] {
  const starts = [0]
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  const after = starts.findIndex(start => start > offset)
  return (after === -1 ? starts.length : after) - 1
}
