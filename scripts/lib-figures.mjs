// Counts what can be counted of how `src` is written: sizes of files and functions, casts, names that stand in several
// files. Indexes (`index.ts`) are lists of names and are left out.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { root } from './lib-build.mjs'

/** Every file of `src`: its path, its text and its syntax. */
export function sources() {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
    .map(path => {
      const text = readFileSync(path, 'utf8')
      const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
      return { path: relative(root, path).replaceAll('\\', '/'), text, tree }
    })
}

const isIndex = ({ path }) => path.endsWith('/index.ts')
const linesOf = text => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** Calls `visit` with a node and everything below it. */
export function walk(node, visit) {
  visit(node)
  ts.forEachChild(node, child => walk(child, visit))
}

/** `[lines, path]` of each file. */
export function fileSizes(files) {
  return files.filter(file => !isIndex(file)).map(({ path, text }) => [linesOf(text), path])
}

/** `[lines, path:name]` of each function. */
export function functionSizes(files) {
  const sizes = []
  for (const { path, tree } of files)
    walk(tree, node => {
      if (!ts.isFunctionLike(node) || !node.body) return
      const line = position => tree.getLineAndCharacterOfPosition(position).line
      sizes.push([
        line(node.end) - line(node.getStart(tree)) + 1,
        `${path}:${node.name?.getText(tree) ?? 'a function'}`,
      ])
    })
  return sizes
}

/** `[casts, path]` of each file; `as const` is no cast. */
export function casts(files) {
  return files.map(({ path, tree }) => {
    let count = 0
    walk(tree, node => {
      if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) count++
    })
    return [count, path]
  })
}

/** Top-level declarations and the files that have one of that name. */
export function homes(files) {
  const byName = new Map()
  for (const { path, tree } of files)
    for (const name of new Set(tree.statements.flatMap(namesOf)))
      byName.set(name, [...(byName.get(name) ?? []), path])
  return byName
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    )
  const isNamed = [
    ts.isFunctionDeclaration,
    ts.isClassDeclaration,
    ts.isInterfaceDeclaration,
    ts.isTypeAliasDeclaration,
    ts.isEnumDeclaration,
  ].some(is => is(statement))
  return isNamed && statement.name ? [statement.name.text] : []
}

/** `[importer, imported]` for each file that another names directly, types included. */
export function arrows(files) {
  const known = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, tree }) => {
    const named = []
    walk(tree, node => {
      const specifier = ts.isImportTypeNode(node)
        ? node.argument.literal
        : (node.moduleSpecifier ?? dynamicImport(node))
      if (specifier?.text?.startsWith('.'))
        named.push(join(dirname(path), specifier.text).replaceAll('\\', '/'))
    })
    return [...new Set(named)].filter(target => known.has(target)).map(target => [path, target])
  })
}

function dynamicImport(node) {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    ? node.arguments[0]
    : undefined
}

/** Files of 15 lines or fewer that one other file names. */
export function smallWithOneImporter(files) {
  const importers = new Map()
  for (const [, target] of arrows(files)) importers.set(target, (importers.get(target) ?? 0) + 1)
  return fileSizes(files)
    .filter(([lines, path]) => lines <= 15 && importers.get(path) === 1)
    .map(([, path]) => path)
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** All figures at once. */
export function figures(files = sources()) {
  const sizes = fileSizes(files)
  const lines = files.reduce((sum, { text }) => sum + linesOf(text), 0)
  const byName = homes(files)
  const shared = [...byName].filter(([, paths]) => paths.length > 1)
  return {
    files: sizes.length,
    lines,
    medianFile: median(sizes.map(([size]) => size)),
    longestFiles: sizes.filter(([size]) => size > 250).toSorted((a, b) => b[0] - a[0]),
    longestFunction: functionSizes(files).toSorted((a, b) => b[0] - a[0])[0],
    smallWithOneImporter: smallWithOneImporter(files),
    castsPerThousandLines: (casts(files).reduce((sum, [count]) => sum + count, 0) / lines) * 1000,
    sharedNames: (shared.length / byName.size) * 100,
  }
}
