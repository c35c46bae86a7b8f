import { isSyntaxNode, nameOf, nodesOf, type SyntaxNode } from './syntax.ts'

/**
 * Where code writes, deletes or defines a member, or calls it: what is found by comparing has no line, and the text of the
 * test says it where there is one such place.
 * @param within the call that registers the test
 * @param member the name of the member
 */
export function findChange(within: SyntaxNode, member: string): SyntaxNode | undefined {
  const found = [...nodesOf(within)].filter(node => changes(node, member))
  return found.length === 1 ? found[0] : undefined
}

function changes(node: SyntaxNode, member: string): boolean {
  if (node.type === 'AssignmentExpression') return isMember(node['left'], member)
  if (node.type === 'UnaryExpression')
    return node['operator'] === 'delete' && isMember(node['argument'], member)
  if (node.type !== 'CallExpression') return false
  const [, name] = node['arguments'] as unknown[]
  const isDefined = isMember(node['callee'], 'defineProperty') && textOf(name) === member
  return isDefined || (member === 'chdir' && isMember(node['callee'], member))
}

/** `holder.name` or `holder['name']` */
function isMember(node: unknown, name: string): boolean {
  if (!isSyntaxNode(node) || node.type !== 'MemberExpression') return false
  const { property } = node
  return (node['computed'] === true ? textOf(property) : nameOf(property)) === name
}

function textOf(node: unknown): unknown {
  return isSyntaxNode(node) && node.type === 'Literal' ? node['value'] : undefined
}
