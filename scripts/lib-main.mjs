// Takes the code of the main entry out of its module, so that Node can keep what V8 compiles of it: of an ES module it
// cannot before Node 22, and later for all of a process only. `dist/main.js` is a function that takes what the entry imports
// and returns what it exports; `dist/index.js` calls it in Node, `dist/index.browser.js` in a browser. What is loaded
// later asks `dist/install.js` for what the function returned.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'

/** What is not to be had in a script, by a name of a parameter. */
const names = { meta: '$meta', load: '$load', any: '$import' }

/** @param write what bundles a text to a file of `dist` */
export async function takeOutMain(write) {
  const module = readModule('dist/index.js')
  const text = mainText(module)
  writeFileSync('dist/main.js', text)
  const stamp = createHash('sha1').update(text).digest('hex').slice(0, 16)
  const kept = "import { keptMain } from './src/vitest/host/kept-main.ts'"
  await write(
    'index',
    entryText(module, kept, `keptMain(new URL('main.js', import.meta.url), '${stamp}', $state)`),
  )
  await write('index.browser', entryText(module, "import $main from './main.js'", '$main'))
}

/** The exports of the main entry for a file that is loaded later. */
export function askMain(code) {
  const [from] = importsOf(code).filter(({ source }) => source.value === './index.js')
  if (!from) return code
  const asked = from.specifiers.map(({ imported, local }) => `${imported.name}:${local.name}`)
  const text = `import{main as $main}from"./install.js";const{${list(asked)}}=$main.exports;`
  return code.slice(0, from.start) + text + code.slice(from.end).replace(/^;/, '')
}

const list = texts => texts.join(',')
const importsOf = code => parseAst(code).body.filter(({ type }) => type === 'ImportDeclaration')

function readModule(file) {
  const code = readFileSync(file, 'utf8')
  const { body } = parseAst(code)
  const imports = body.filter(({ type }) => type === 'ImportDeclaration')
  const exports = body.filter(({ type }) => type === 'ExportNamedDeclaration')
  refuseOthers(body)
  return {
    code,
    cuts: [...imports, ...exports].map(node => ({ ...node, text: '' })),
    inner: [...innerOf(body)],
    head: imports.map(({ start, end }) => code.slice(start, end)).join('\n'),
    taken: imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)),
    exports: exports.flatMap(({ specifiers }) =>
      specifiers.map(({ local, exported: { name } }) => ({ local: local.name, name })),
    ),
  }
}

/** Such as an `export default`, of which this file knows nothing. */
function refuseOthers(body) {
  const isKnown = ({ type, declaration, source }) =>
    !type.startsWith('Export') || (type === 'ExportNamedDeclaration' && !declaration && !source)
  const other = body.find(node => !isKnown(node))
  if (other) throw new Error(`The main entry has an export that lib-main.mjs does not know: ${other.type}.`)
}

/** `import.meta` and `import('…')`, wherever they stand. */
function* innerOf(node) {
  if (node === null || typeof node !== 'object') return
  if (node.type === 'MetaProperty' && node.meta.name === 'import') yield { ...node, text: names.meta }
  else if (node.type === 'ImportExpression') yield importCut(node)
  else for (const value of Object.values(node)) yield* innerOf(value)
}

/** Of a file of ours, which the entry names, or of an address that is known when it runs. */
function importCut({ start, end, source }) {
  const file = source.value ?? (source.quasis?.length === 1 ? source.quasis[0].value.cooked : undefined)
  if (file === undefined) return { start, end: start + 'import'.length, text: names.any }
  return { start, end, file, text: `${names.load}['${file}']()` }
}

function mainText({ code, cuts, inner, taken, exports }) {
  let body = code
  for (const { start, end, text } of [...cuts, ...inner].toSorted((a, b) => b.start - a.start))
    body = body.slice(0, start) + text + body.slice(end)
  const returned = exports.map(({ local, name }) => (local === name ? name : `${name}:${local}`))
  const parameters = [...Object.values(names), ...taken]
  return `export default (function main(${list(parameters)}){"use strict";${body};return{${list(returned)}}})\n`
}

/** The module that makes the main entry: with what it imports, and a name for each of its exports. */
function entryText({ head, taken, exports, inner }, importMain, made) {
  const files = new Set(inner.flatMap(({ file }) => file ?? []))
  const loads = [...files].map(file => `'${file}': () => import('${file}')`)
  return [
    head,
    importMain,
    "import { main as $state } from './install.js'",
    `const $made = ($state.exports ??= ${made}(${list(['import.meta', `{ ${list(loads)} }`, 'file => import(file)', ...taken])}))`,
    `const { ${list(exports.map(({ name }) => `${name}: $${name}`))} } = $made`,
    `export { ${list(exports.map(({ name }) => `$${name} as ${name}`))} }`,
  ].join('\n')
}
