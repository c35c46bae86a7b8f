import { findNode, isSyntaxNode, nameOf, type SyntaxNode } from './syntax.ts'

export interface FoundMethod {
  readonly name: string
  readonly start: number
}

/** A class with an `extends` clause at the top level of a test file. Whether it is a test case shows when it runs. */
export interface FoundClass {
  readonly name: string
  readonly start: number
  readonly base: string | undefined
  readonly methods: readonly FoundMethod[]
}

/**
 * The classes of a module that may be test cases, also where decorators were lowered already: then a variable holds the
 * class, or an expression that makes it.
 */
export function findClasses(program: SyntaxNode): FoundClass[] {
  const statements = (program['body'] as SyntaxNode[]).map(statement => {
    const { declaration } = statement
    return isSyntaxNode(declaration) && statement.type.startsWith('Export') ? declaration : statement
  })
  return withUsersNames(
    statements.flatMap(statement => [...classesOf(statement, textsOf(statements))]),
    statements.flatMap(statement =>
      statement.type === 'VariableDeclaration' ? (statement['declarations'] as SyntaxNode[]) : [],
    ),
  )
}

/**
 * Tools that lower decorators keep a class in a variable `_Name` as well: esbuild the class itself, which `Name` is set to
 * below it, swc what the decorators made of it, which derived classes extend.
 */
function withUsersNames(found: FoundClass[], variables: readonly SyntaxNode[]): FoundClass[] {
  const names = new Map<string | undefined, string>()
  for (const { id, init } of variables) {
    const name = nameOf(id)
    if (name && nameOf(init) === `_${name}`) names.set(`_${name}`, name)
    if (name?.startsWith('_') && !init && found.some(one => `_${one.name}` === name))
      names.set(name, name.slice(1))
  }
  return found.map(one => ({
    ...one,
    name: names.get(one.name) ?? one.name,
    base: names.get(one.base) ?? one.base,
  }))
}

type Texts = ReadonlyMap<string | undefined, unknown>

/** The texts that variables of the module are set to: swc moves a quoted name out of a class, `[_computedKey]() {}`. */
function textsOf(statements: readonly SyntaxNode[]): Texts {
  const expressions = statements
    .map(({ expression }) => expression)
    .filter(isSyntaxNode)
    .flatMap(found =>
      found.type === 'SequenceExpression' ? (found['expressions'] as SyntaxNode[]) : [found],
    )
  const assignments = expressions.filter(({ type }) => type === 'AssignmentExpression')
  return new Map(assignments.map(({ left, right }) => [nameOf(left), (right as SyntaxNode)['value']]))
}

function* classesOf(statement: SyntaxNode, texts: Texts): Generator<FoundClass> {
  if (statement.type === 'ClassDeclaration') {
    const found = describeClass(statement, nameOf(statement['id']), statement, texts)
    if (found) yield found
  }
  if (statement.type !== 'VariableDeclaration') return
  for (const { id, init } of statement['declarations'] as SyntaxNode[]) {
    if (!isSyntaxNode(init) || init.type === 'ArrowFunctionExpression' || init.type === 'FunctionExpression')
      continue
    const inner = findNode(init, node => node.type.startsWith('Class') && isSyntaxNode(node['superClass']))
    const found = inner && describeClass(inner, nameOf(id), init, texts)
    if (found) yield found
  }
}

function describeClass(
  node: SyntaxNode,
  name: string | undefined,
  scope: SyntaxNode,
  texts: Texts,
): FoundClass | undefined {
  const { superClass } = node
  if (!name || !isSyntaxNode(superClass)) return undefined
  const members = (node['body'] as SyntaxNode)['body'] as SyntaxNode[]
  const methods = members.flatMap(member => testMethod(member, texts) ?? [])
  return { name, start: node.start, base: baseName(superClass, scope), methods }
}

function testMethod(member: SyntaxNode, texts: Texts): FoundMethod | undefined {
  if (member.type !== 'MethodDefinition' || member['kind'] !== 'method') return undefined
  if (member['static'] === true) return undefined
  const key = member['key'] as SyntaxNode
  const written = nameOf(key)
  const name = (member['computed'] === true ? texts.get(written) : written) ?? key['value']
  if (typeof name !== 'string' || !name.startsWith('test')) return undefined
  return { name, start: key.start }
}

/** The name of the base class, also through the variable in which a lowered class keeps it. */
function baseName(superClass: SyntaxNode, scope: SyntaxNode): string | undefined {
  if (superClass.type === 'AssignmentExpression') return nameOf(superClass['right'])
  if (superClass.type === 'SequenceExpression')
    return baseName((superClass['expressions'] as SyntaxNode[])[0]!, scope)
  const name = nameOf(superClass)
  const kept = findNode(scope, node => node.type === 'VariableDeclarator' && nameOf(node['id']) === name)
  return nameOf(kept?.['init']) ?? name
}

/** A class's tests with those that it inherits from classes of the same file: base class first, each name once. */
export function testsOf(found: FoundClass, all: readonly FoundClass[]): FoundMethod[] {
  const base = all.find(other => other !== found && other.name === found.base)
  const inherited = base ? testsOf(base, all.slice(0, all.indexOf(found))) : []
  const own = new Map(found.methods.map(method => [method.name, method]))
  const kept = inherited.map(method => own.get(method.name) ?? method)
  const names = new Set(kept.map(method => method.name))
  return [...kept, ...[...own.values()].filter(method => !names.has(method.name))]
}

/** The names that a module imports. */
export function importedNames(program: SyntaxNode): Set<string> {
  const imports = (program['body'] as SyntaxNode[]).filter(({ type }) => type === 'ImportDeclaration')
  const specifiers = imports.flatMap(statement => statement['specifiers'] as SyntaxNode[])
  return new Set(specifiers.map(({ local }) => nameOf(local) ?? ''))
}

/**
 * Whether the first base class outside the file can be `TestCase`: it was imported, or an expression makes it. Globals
 * such as `Array` cannot.
 */
export function mayBeCase(
  found: FoundClass,
  all: readonly FoundClass[],
  imported: ReadonlySet<string>,
): boolean {
  const base = all.slice(0, all.indexOf(found)).find(other => other.name === found.base)
  if (base) return mayBeCase(base, all, imported)
  return found.base === undefined || imported.has(found.base)
}
