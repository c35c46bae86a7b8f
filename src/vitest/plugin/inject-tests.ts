import EditableText, { SourceMap } from 'magic-string'
import {
  findClasses,
  importedNames,
  nameOf,
  rootOf,
  testsOf,
  type FoundClass,
  type Parse,
} from '../source/index.ts'

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
 * the file runs, the same calls hand over its classes, exported or not. `injectFile` is the module that has the calls, by
 * its path: the project need not list this package.
 */
export function injectTests(
  code: string,
  file: string,
  injectFile: string,
  parse: Parse,
): Transformed | undefined {
  if (!code.includes('extends')) return undefined
  const program = parse(code)
  const imported = importedNames(program)
  const classes = findClasses(program).filter(found => mayBeCase(found, imported))
  const lines = classes.flatMap(found => linesFor(found, file))
  if (lines.length === 0) return undefined
  return append(code, file, [[`import * as ${injected} from ${JSON.stringify(injectFile)};`], ...lines])
}

/**
 * Whether the first base class outside the file can be `TestCase`: it was imported, or an expression makes it. Globals
 * such as `Array` cannot.
 */
function mayBeCase(found: FoundClass, imported: ReadonlySet<string>): boolean {
  const { base } = rootOf(found)
  return base === undefined || imported.has(base)
}

function linesFor(found: FoundClass, file: string): Line[] {
  const tests = found.isCertain ? testsOf(found) : []
  const name = JSON.stringify(titleOf(found))
  const hand = `() => ${found.name}, ${JSON.stringify(file)}`
  // Its tests may all come from another file or from a call, which static collection cannot know.
  if (tests.length === 0) return [[`${injected}.hand(${name}, ${hand});`]]
  return [
    [`${injected}.describe(${name}, () => {`, found.start],
    ...tests.map(({ name, start }): Line => [`${injected}.test(${JSON.stringify(name)});`, start]),
    [`}, ${hand});`],
  ]
}

/** The name that the class has when it runs: its own, unless a tool that lowers decorators gave it that one. */
function titleOf({ name, node }: FoundClass): string {
  const own = nameOf(node['id'])
  return own === undefined || own === `_${name}` || own.startsWith(`${name}_`) ? name : own
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

/** The line of an offset, found by halves. */
function lineAt(starts: readonly number[], offset: number): number {
  let [line, end] = [0, starts.length]
  while (end - line > 1) {
    const middle = (line + end) >> 1
    if (starts[middle]! <= offset) line = middle
    else end = middle
  }
  return line
}
