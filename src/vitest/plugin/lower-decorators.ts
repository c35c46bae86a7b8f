import { nodeModule, safely } from '../../internal/index.ts'
import { isSyntaxNode, nameOf, nodesOf, type Parse, type SyntaxNode } from '../source/index.ts'

/** An `@` that begins no name in quotes, such as a scoped package's: most files have none, and are not parsed. */
const candidate = /(?:^|[^\w'"`]|\b(?:export|default))@/

/** Whether a module may have decorators. */
export function mayBeDecorated(code: string): boolean {
  return candidate.test(code)
}

/**
 * Code that Vite has compiled, when decorators are still in it, as a tool that lowers them can read it; else `undefined`.
 * Vite 8's parser reads decorators; the one of Vite 6 and 7 stumbles over them.
 */
export function decoratedCode(code: string, parse: Parse): string | undefined {
  if (!mayBeDecorated(code)) return undefined
  const program = tryParse(code, parse)
  if (!program) return code
  const decorators = [...nodesOf(program)].filter(({ type }) => type === 'Decorator')
  return decorators.length > 0 ? withBrackets(code, decorators) : undefined
}

function tryParse(code: string, parse: Parse): SyntaxNode | undefined {
  try {
    return parse(code)
  } catch {
    // Not this plugin's to report: the lowering reads the code again and names what is wrong with it.
    return undefined
  }
}

/** Vite 8's compiler prints `@(make(a)(b))` without its brackets, which other parsers want. Lines stay as they are. */
function withBrackets(code: string, decorators: readonly SyntaxNode[]): string {
  const brackets = decorators
    .filter(
      ({ start, expression }) => code[start + 1] !== '(' && isSyntaxNode(expression) && !stands(expression),
    )
    .flatMap(({ start, end }): [number, string][] => [
      [start + 1, '('],
      [end, ')'],
    ])
  const sorted = brackets.toSorted(([a], [b]) => a - b)
  const pieces = sorted.map(([at, bracket], index) => code.slice(sorted[index - 1]?.[0] ?? 0, at) + bracket)
  return pieces.join('') + code.slice(sorted.at(-1)?.[0] ?? 0)
}

/** Whether the grammar has the expression without brackets: a path of names, which may be called at its end. */
function stands(expression: SyntaxNode): boolean {
  const { type, callee } = expression
  return isPath(type === 'CallExpression' && isSyntaxNode(callee) ? callee : expression)
}

function isPath(node: SyntaxNode): boolean {
  if (node.type !== 'MemberExpression') return nameOf(node) !== undefined
  return node['computed'] !== true && isSyntaxNode(node['object']) && isPath(node['object'])
}

/** The first decorator that begins a line of the user's file, as a line of a stack; the file where there is none. */
export function decoratorLine(file: string): string {
  const text = safely(() => nodeModule('node:fs').readFileSync(file, 'utf8'), '')
  const found = /^[ \t]*(?:export[ \t]+(?:default[ \t]+)?)?@(?=[\w$(])/m.exec(text)
  const before = text.slice(0, found ? found.index + found[0].length - 1 : 0)
  return `    at ${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`
}
