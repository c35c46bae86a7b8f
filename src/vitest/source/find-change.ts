import { isSyntaxNode, nameOf, nodesOf, type SyntaxNode } from './syntax.ts'

/**
 * Where code writes, deletes or defines a member, or calls it: what is found by comparing has no line, and the text of the
 * test says it where there is one such place.
 * @param within the call that registers the test
 * @param member the name of the member
 * @returns the name, as it stands there
 */
export function findChange(within: SyntaxNode, member: string): SyntaxNode | undefined {
  const found = [...nodesOf(within)].flatMap(node => changeIn(node, member) ?? [])
  return found.length === 1 ? found[0] : undefined
}

function changeIn(node: SyntaxNode, member: string): SyntaxNode | undefined {
  if (node.type === 'AssignmentExpression') return memberIn(node['left'], member)
  if (node.type === 'UnaryExpression')
    return node['operator'] === 'delete' ? memberIn(node['argument'], member) : undefined
  if (node.type !== 'CallExpression') return undefined
  const [, name] = node['arguments'] as unknown[]
  if (member === 'chdir') return memberIn(node['callee'], member)
  return literalValue(name) === member ? memberIn(node['callee'], 'defineProperty') : undefined
}

/** `name` of `holder.name`, `'name'` of `holder['name']` */
function memberIn(node: unknown, name: string): SyntaxNode | undefined {
  if (!isSyntaxNode(node) || node.type !== 'MemberExpression') return undefined
  const { property } = node
  const isNamed = (node['computed'] === true ? literalValue(property) : nameOf(property)) === name
  return isNamed ? (property as SyntaxNode) : undefined
}

function literalValue(node: unknown): unknown {
  return isSyntaxNode(node) && node.type === 'Literal' ? node['value'] : undefined
}
