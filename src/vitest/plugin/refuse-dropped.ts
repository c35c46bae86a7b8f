import { DroppedDecoratorError } from '../../errors/index.ts'
import { isSyntaxNode, nodesOf, type SyntaxNode } from '../source/index.ts'
import { mayBeDecorated } from './lower-decorators.ts'

export type ParseTyped = (code: string, options: { lang: string }) => SyntaxNode

/**
 * Refuses decorators that Vite's compiler would drop without a word: as legacy decorators they have no place in the
 * expression of a class, as in TypeScript, which reports them.
 * @throws DroppedDecoratorError for the first one.
 */
export function refuseDropped(code: string, file: string, parse: ParseTyped): void {
  if (!mayBeDecorated(code)) return
  for (const node of nodesOf(parse(code, { lang: languageOf(file) }))) {
    const [dropped] = node.type === 'ClassExpression' ? decoratorsOf(node) : []
    if (!dropped) continue
    const { length } = code.slice(0, dropped.start).split('\n')
    throw new DroppedDecoratorError(code.slice(dropped.start, dropped.end), `${file}:${length}`)
  }
}

function languageOf(file: string): string {
  const [, kind = 'js'] = /\.[cm]?([jt]sx?)$/.exec(file) ?? []
  return kind
}

/** The decorators of a class, of its members and of their parameters. */
function decoratorsOf(node: SyntaxNode): SyntaxNode[] {
  const members = (node['body'] as SyntaxNode)['body'] as SyntaxNode[]
  const values = members.map(({ value }) => value).filter(isSyntaxNode)
  const parameters = values
    .flatMap(({ params }) => (Array.isArray(params) ? params : []))
    .filter(isSyntaxNode)
  return [node, ...members, ...parameters].flatMap(({ decorators }) =>
    Array.isArray(decorators) ? (decorators as SyntaxNode[]) : [],
  )
}
