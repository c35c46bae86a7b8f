import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { root } from './markdown.ts'

// What an editor shows of a name is its doc comment: each public name has one, and so has each of its members.
const entries = ['src/index.ts', 'src/install.ts', 'src/plugin.ts']

let members: Map<string, string>

beforeAll(() => {
  members = hovers()
}, 60_000)

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

/** The text of each public name; of its members as `name.member` for a value's and `name#member` for an instance's. */
function hovers(): Map<string, string> {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.build.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) =>
        expect.unreachable(ts.flattenDiagnosticMessageText(messageText, '\n')),
    },
  )!
  const program = ts.createProgram(config.fileNames, config.options)
  const checker = program.getTypeChecker()
  const found = new Map<string, string>()
  const add = (name: string, symbol: ts.Symbol) => {
    if (isOurs(symbol)) found.set(name, textOf(symbol, checker))
  }
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, entry))!)!
    for (const exported of checker.getExportsOfModule(module)) {
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

function textOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  // An editor shows a deprecation and its reason, too.
  const deprecated = symbol.getJsDocTags(checker).find(tag => tag.name === 'deprecated')
  return text || ts.displayPartsToString(deprecated?.text)
}
