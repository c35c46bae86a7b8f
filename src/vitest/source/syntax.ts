/** As much of ESTree as this library looks at. */
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

/** The nodes right below a node, in the order of the code. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flat().filter(isSyntaxNode)
}

/** `node` and the nodes below it, in the order of the code. Without recursion: a long sum is a deep tree. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    for (const child of childrenOf(next).toReversed()) open.push(child)
  }
}

/** The first node below `node`, itself included, that `is` accepts. */
export function findNode(node: SyntaxNode, is: (node: SyntaxNode) => boolean): SyntaxNode | undefined {
  for (const found of nodesOf(node)) if (is(found)) return found
  return undefined
}

export function nameOf(node: unknown): string | undefined {
  return isSyntaxNode(node) && node.type === 'Identifier' ? (node['name'] as string) : undefined
}

/** The statements of a module, with what `export` declares in its place. */
export function statementsOf(program: SyntaxNode): SyntaxNode[] {
  return (program['body'] as SyntaxNode[]).map(statement => {
    const { declaration } = statement
    return isSyntaxNode(declaration) && statement.type.startsWith('Export') ? declaration : statement
  })
}

/** The variables among statements: `id` and `init` each. */
export function variablesOf(statements: readonly SyntaxNode[]): SyntaxNode[] {
  return statements.flatMap(statement =>
    statement.type === 'VariableDeclaration' ? (statement['declarations'] as SyntaxNode[]) : [],
  )
}
