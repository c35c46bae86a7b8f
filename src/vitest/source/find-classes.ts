import { heldClass } from './held-class.ts'
import { findNode, isSyntaxNode, nameOf, statementsOf, variablesOf, type SyntaxNode } from './syntax.ts'

export interface FoundMethod {
  readonly name: string
  readonly start: number
}

/** A class with an `extends` clause at the top level of a test file. Whether it is a test case shows when it runs. */
export interface FoundClass {
  readonly name: string
  readonly start: number
  readonly node: SyntaxNode
  /** The name of its base class; none when an expression makes it. */
  readonly base: string | undefined
  /** The base class, when it stands above in the same file. */
  readonly baseClass: FoundClass | undefined
  readonly methods: readonly FoundMethod[]
  /** Whether the name stands for this class for certain, and not for what a call makes of it. */
  readonly isCertain: boolean
}

type Described = Omit<FoundClass, 'baseClass'>

/**
 * The classes of a module that may be test cases, also where decorators were lowered already: then a variable holds the
 * class, or an expression that makes it. Takes time in proportion to the module's size.
 */
export function findClasses(program: SyntaxNode): FoundClass[] {
  const statements = statementsOf(program)
  const texts = textsOf(statements)
  return withBases(
    withUsersNames(
      statements.flatMap(statement => [...classesOf(statement, texts)]),
      variablesOf(statements),
    ),
  )
}

function withBases(described: readonly Described[]): FoundClass[] {
  const above = new Map<string, FoundClass>()
  return described.map(one => {
    const found = { ...one, baseClass: one.base === undefined ? undefined : above.get(one.base) }
    if (!above.has(one.name)) above.set(one.name, found)
    return found
  })
}

/**
 * Tools that lower decorators keep a class in a variable `_Name` as well: esbuild the class itself, which `Name` is set to
 * below it, swc what the decorators made of it, which derived classes extend.
 */
function withUsersNames(found: readonly Described[], variables: readonly SyntaxNode[]): Described[] {
  const kept = new Set(found.map(({ name }) => `_${name}`))
  const names = new Map<string | undefined, string>()
  for (const { id, init } of variables) {
    const name = nameOf(id)
    if (name && nameOf(init) === `_${name}`) names.set(`_${name}`, name)
    if (name && !init && kept.has(name)) names.set(name, name.slice(1))
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

function* classesOf(statement: SyntaxNode, texts: Texts): Generator<Described> {
  if (statement.type === 'ClassDeclaration') {
    const found = describeClass(statement, nameOf(statement['id']), statement, texts)
    if (found) yield found
  }
  for (const { id, init } of variablesOf([statement])) {
    const held = heldClass(init)
    const found = held && describeClass(held.node, nameOf(id), init as SyntaxNode, texts)
    if (found) yield { ...found, isCertain: held.isCertain }
  }
}

function describeClass(
  node: SyntaxNode,
  name: string | undefined,
  scope: SyntaxNode,
  texts: Texts,
): Described | undefined {
  const { superClass } = node
  if (!name || !isSyntaxNode(superClass)) return undefined
  const members = (node['body'] as SyntaxNode)['body'] as SyntaxNode[]
  const methods = members.flatMap(member => testMethod(member, texts) ?? [])
  return { name, start: node.start, node, base: baseName(superClass, scope), methods, isCertain: true }
}

/** Whether a node is a test of a class, by the name as it is written. */
export function isTestMethod(node: SyntaxNode): boolean {
  return testMethod(node, noTexts) !== undefined
}

const noTexts: Texts = new Map()

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
  if (name === undefined) return undefined
  const kept = findNode(scope, node => node.type === 'VariableDeclarator' && nameOf(node['id']) === name)
  return nameOf(kept?.['init']) ?? name
}

/** A class's tests with those that it inherits from classes of the same file: base class first, each name once. */
export function testsOf(found: FoundClass): FoundMethod[] {
  const inherited = found.baseClass ? testsOf(found.baseClass) : []
  const own = new Map(found.methods.map(method => [method.name, method]))
  const kept = inherited.map(method => own.get(method.name) ?? method)
  const names = new Set(kept.map(method => method.name))
  return [...kept, ...[...own.values()].filter(method => !names.has(method.name))]
}

/** The first class of its line of bases that stands in the file. */
export function rootOf(found: FoundClass): FoundClass {
  return found.baseClass ? rootOf(found.baseClass) : found
}

/** The names that a module imports. */
export function importedNames(program: SyntaxNode): Set<string> {
  const imports = (program['body'] as SyntaxNode[]).filter(({ type }) => type === 'ImportDeclaration')
  const specifiers = imports.flatMap(statement => statement['specifiers'] as SyntaxNode[])
  return new Set(specifiers.map(({ local }) => nameOf(local) ?? ''))
}
