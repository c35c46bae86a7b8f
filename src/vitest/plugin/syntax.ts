/** As much of ESTree as the plugin looks at. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export type Parse = (code: string) => SyntaxNode

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
}

/** The nodes right below a node. */
function* childrenOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) yield* (value as unknown[]).filter(isSyntaxNode)
    else if (isSyntaxNode(value)) yield value
  }
}

/** `node` and the nodes below it, in the order of the code. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

/** The first node below `node`, itself included, that `is` accepts. */
export function findNode(node: SyntaxNode, is: (node: SyntaxNode) => boolean): SyntaxNode | undefined {
  for (const found of nodesOf(node)) if (is(found)) return found
  return undefined
}

export function nameOf(node: unknown): string | undefined {
  return isSyntaxNode(node) && node.type === 'Identifier' ? (node['name'] as string) : undefined
}
