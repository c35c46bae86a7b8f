import { findNode, type Parse, type SyntaxNode } from './syntax.ts'

/** An `@` that begins no name in quotes, such as a scoped package's: most files have none, and are not parsed. */
const candidate = /(?:^|[^\w'"`]|\b(?:export|default))@/

/**
 * Whether code that Vite has compiled still has decorators in it. Vite 8's parser reads them; the one of Vite 6 and 7
 * stumbles over them.
 */
export function hasDecorators(code: string, parse: Parse): boolean {
  if (!candidate.test(code)) return false
  const program = tryParse(code, parse)
  return program === undefined || findNode(program, isDecorated) !== undefined
}

function tryParse(code: string, parse: Parse): SyntaxNode | undefined {
  try {
    return parse(code)
  } catch {
    // Not this plugin's to report: the lowering reads the code again and names what is wrong with it.
    return undefined
  }
}

function isDecorated(node: SyntaxNode): boolean {
  return node.type === 'Decorator'
}
