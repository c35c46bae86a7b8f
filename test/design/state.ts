import ts from 'typescript'
import { walk, type Source } from '../../scripts/lib-figures.mjs'

type File = Source

/** Methods that change the container they are called on. */
const changing = new Set(
  'add clear delete set copyWithin fill pop push reverse shift sort splice unshift'.split(' '),
)
/** `Object.assign(state, …)` and its like. */
const changers = new Set([
  'assign',
  'defineProperties',
  'defineProperty',
  'deleteProperty',
  'set',
  'setPrototypeOf',
])
const makers = new Set(['shared', 'sharedByProcess'])

export const note = 'state of this copy: '

/** Module state that a second copy of the library would have once more, `path:line name` each, and says nothing of it. */
export function unsharedState(files: readonly File[]): string[] {
  const changed = new Map(files.map(file => [file.path, changedNames(file)]))
  return files.flatMap(file => {
    const isChangedElsewhere = (name: string) =>
      files.some(other => importedNames(other).has(name) && changed.get(other.path)!.has(name))
    return declarations(file)
      .filter(({ holder, name, isVariable, value, isExported }) => {
        if (isNoted(holder, file)) return false
        if (isVariable) return !isFriend(name, file)
        if (!value || isShared(value)) return false
        return changed.get(file.path)!.has(name) || (isExported && isChangedElsewhere(name))
      })
      .map(({ name, holder }) => `${file.path}:${lineOf(holder, file)} ${name}`)
  })
}

interface Declared {
  /** The statement, or the field of a class. */
  readonly holder: ts.Node
  /** `counter`, or `Task.counter` for a static field. */
  readonly name: string
  readonly isVariable: boolean
  readonly isExported: boolean
  readonly value: ts.Expression | undefined
}

function declarations({ tree }: File): Declared[] {
  return tree.statements.flatMap(holder => {
    if (ts.isClassDeclaration(holder)) return staticFields(holder)
    if (!ts.isVariableStatement(holder)) return []
    const { flags, declarations: all } = holder.declarationList
    const isExported = holder.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
    return all.map(({ name, initializer: value }) => {
      const isVariable = (flags & ts.NodeFlags.Const) === 0
      return { holder, name: name.getText(tree), isVariable, isExported, value }
    })
  })
}

/** A function that a class hands out of its static block, so that code beside it reaches its private fields. */
function isFriend(name: string, { tree }: File): boolean {
  let isGiven = false
  let isChanged = false
  walk(tree, node => {
    if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind)) return
    if (!ts.isIdentifier(node.left) || node.left.text !== name || isShadowed(node.left)) return
    if (ts.findAncestor(node, ts.isClassStaticBlockDeclaration)) isGiven = true
    else isChanged = true
  })
  return isGiven && !isChanged
}

/** What is changed while the module is loaded is still being made. */
function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, at => ts.isFunctionLike(at)) !== undefined
}

/** A static field is state of the module too: it counts when its class assigns it or changes what it holds. */
function staticFields(cls: ts.ClassDeclaration): Declared[] {
  return cls.members.filter(ts.isPropertyDeclaration).flatMap(holder => {
    const isStatic = holder.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
    const name = `${cls.name?.text}.${holder.name.getText()}`
    return isStatic ? [{ holder, name, isVariable: false, isExported: true, value: holder.initializer }] : []
  })
}

/** The names of the module, imported ones among them, whose objects some function of the file changes. */
function changedNames({ tree }: File): Set<string> {
  const names = new Set<string>()
  walk(tree, node => {
    for (const { root, text } of targetsOf(node)) if (isInFunction(node) && !isShadowed(root)) names.add(text)
  })
  return names
}

interface Target {
  readonly root: ts.Identifier
  readonly text: string
}

function targetsOf(node: ts.Node): Target[] {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return ownerOf(node.left)
  if (ts.isDeleteExpression(node)) return ownerOf(node.expression)
  if (
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
  )
    return ownerOf(node.operand)
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return []
  const { name, expression } = node.expression
  const isChanger = /^(?:Object|Reflect)$/.test(expression.getText()) && changers.has(name.text)
  if (isChanger && node.arguments[0]) return pathOf(node.arguments[0])
  return changing.has(name.text) ? pathOf(expression) : []
}

const isAssignment = (kind: ts.SyntaxKind) =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

/** What an assignment to `place` changes: the object whose property it is. */
function ownerOf(place: ts.Expression): Target[] {
  const at = bare(place)
  if (!ts.isPropertyAccessExpression(at) && !ts.isElementAccessExpression(at)) return []
  const field = ts.isPropertyAccessExpression(at) ? pathOf(at) : []
  return [...pathOf(at.expression), ...field]
}

/** `state` for `state` and `state.list`, and `Task.counter` beside it, in case that `Task` is a class. */
function pathOf(expression: ts.Expression): Target[] {
  const at = bare(expression)
  if (ts.isIdentifier(at)) return [{ root: at, text: at.text }]
  if (!ts.isPropertyAccessExpression(at) && !ts.isElementAccessExpression(at)) return []
  const inner = bare(at.expression)
  if (ts.isIdentifier(inner) && ts.isPropertyAccessExpression(at))
    return [
      { root: inner, text: inner.text },
      { root: inner, text: `${inner.text}.${at.name.text}` },
    ]
  return pathOf(at.expression)
}

function bare(expression: ts.Expression): ts.Expression {
  const isWrapper =
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  return isWrapper ? bare(expression.expression) : expression
}

/** Whether a function around it has a variable or a parameter of that name. */
function isShadowed(name: ts.Identifier): boolean {
  for (let at: ts.Node = name; at.parent; at = at.parent)
    if (!ts.isSourceFile(at) && declares(at, name.text)) return true
  return false
}

function declares(scope: ts.Node, name: string): boolean {
  if (ts.isFunctionLike(scope)) return scope.parameters.some(each => binds(each.name, name))
  if (ts.isCatchClause(scope))
    return !!scope.variableDeclaration && binds(scope.variableDeclaration.name, name)
  const lists = ts.isBlock(scope)
    ? scope.statements.filter(ts.isVariableStatement).map(each => each.declarationList)
    : ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)
      ? [scope.initializer].filter(each => each !== undefined).filter(ts.isVariableDeclarationList)
      : []
  return lists.some(list => list.declarations.some(each => binds(each.name, name)))
}

function binds(pattern: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(pattern)) return pattern.text === name
  return pattern.elements.some(each => ts.isBindingElement(each) && binds(each.name, name))
}

function importedNames({ tree }: File): Set<string> {
  return new Set(
    tree.statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
      const named = importClause?.namedBindings
      return named && ts.isNamedImports(named) ? named.elements.map(({ name }) => name.text) : []
    }),
  )
}

function isShared(value: ts.Expression): boolean {
  const call = bare(value)
  return ts.isCallExpression(call) && makers.has(call.expression.getText())
}

function isNoted(holder: ts.Node, { text }: File): boolean {
  const comments = ts.getLeadingCommentRanges(text, holder.getFullStart()) ?? []
  return comments.some(({ pos, end }) => new RegExp(`^// ${note}\\w`).test(text.slice(pos, end)))
}

function lineOf(node: ts.Node, { tree }: File): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}
