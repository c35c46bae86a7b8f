import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { root } from './markdown.ts'

// What an editor shows of a name is its doc comment: each public name has one, and so has each of its members.
const entries = ['src/index.ts', 'src/install.ts', 'src/plugin.ts']

const raised = join(root, 'test/docs/fixtures/raised.ts')

let program: ts.Program
let checker: ts.TypeChecker
let members: Map<string, string>

beforeAll(() => {
  program = programOf()
  checker = program.getTypeChecker()
  members = hovers()
})

test('each public name and each of its members has a text for editors', () => {
  expect(members.size).toBeGreaterThan(900)
  expect([...members].filter(([, text]) => text === '').map(([name]) => name)).toEqual([])
})

test.each([
  'patch',
  'patch.object',
  'patch.dict',
  'asyncio.sleep',
  'TestCase#assertRaises',
  'AsyncMock#mockReturnValue',
])('the reader of texts knows %s', name => {
  expect(members.get(name)).toMatch(/^.{10,}/)
})

test('what assertRaises gives is shown by the name of the class', () => {
  const shown = exportsOf(raised).map(symbol => [
    symbol.name,
    checker.typeToString(checker.getTypeOfSymbol(symbol)),
  ])
  expect(Object.fromEntries(shown)).toEqual({
    ofBuiltIn: 'Raised<TypeError>',
    ofSeveral: 'Raised<TypeError | RangeError>',
    ofError: 'Raised<Error>',
    ofOwnMembers: 'Raised<AggregateError>',
    ofSubclass: 'Raised<Denied>',
    ofGeneric: 'Raised<Failed<unknown>>',
    ofFunctionType: 'Raised<Error>',
    withoutBlock: 'RaisesBlock<TypeError>',
    asynchronous: 'Promise<Raised<RangeError>>',
  })
})

function programOf(): ts.Program {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) =>
      expect.unreachable(ts.flattenDiagnosticMessageText(messageText, '\n')),
  }
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), {}, host)!
  return ts.createProgram([...config.fileNames, raised], config.options)
}

const exportsOf = (file: string) =>
  checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)

/** The text of each public name; of its members as `name.member` for a value's and `name#member` for an instance's. */
function hovers(): Map<string, string> {
  const found = new Map<string, string>()
  const add = (name: string, symbol: ts.Symbol) => {
    if (isOurs(symbol)) found.set(name, textOf(symbol))
  }
  for (const entry of entries) {
    for (const exported of exportsOf(join(root, entry))) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      const { name } = exported
      add(name, symbol)
      if (symbol.flags & ts.SymbolFlags.Value)
        for (const member of checker.getTypeOfSymbol(symbol).getProperties())
          add(`${name}.${member.name}`, member)
      if (symbol.flags & ts.SymbolFlags.Type)
        for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties())
          add(`${name}#${member.name}`, member)
    }
  }
  return found
}

/** Whether a user can see it and it is told of nowhere else: it is declared here, and is no member of each `Error`. */
function isOurs(symbol: ts.Symbol): boolean {
  const declarations = symbol.declarations ?? []
  const isHidden = declarations.some(
    declaration =>
      ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected) ||
      ts.isPrivateIdentifierClassElementDeclaration(declaration),
  )
  // What stands under a symbol has a name that begins so.
  if (isHidden || symbol.name.startsWith('__') || symbol.name === 'prototype') return false
  return (
    !isMemberOfErrors(symbol, declarations) &&
    declarations.some(declaration => declaration.getSourceFile().fileName.startsWith(join(root, 'src')))
  )
}

function isMemberOfErrors({ name }: ts.Symbol, declarations: ts.Declaration[]): boolean {
  const isInErrors = declarations.some(declaration =>
    declaration.getSourceFile().fileName.includes('/src/errors/'),
  )
  return isInErrors && ['name', 'message', 'stack', 'cause'].includes(name)
}

function textOf(symbol: ts.Symbol): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  // An editor shows a deprecation and its reason, too.
  const deprecated = symbol.getJsDocTags(checker).find(tag => tag.name === 'deprecated')
  return text || ts.displayPartsToString(deprecated?.text)
}
