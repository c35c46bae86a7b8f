import { isSyntaxNode, nameOf, type SyntaxNode } from './syntax.ts'

/** What is called with a title: a test, a suite, or what looks like one. */
interface Titled {
  readonly title: string | RegExp
  /** The name of the variable, or the class, that is the title. */
  readonly variable: string | undefined
  readonly node: SyntaxNode
  readonly inside: readonly Titled[]
}

/**
 * Where a test, or a suite, is registered, as far as the text of its file says it for certain.
 * @param names of the suites around it, from the outermost, and its own
 * @returns the call; `undefined` where several may be it, or none
 */
export function findTest(program: SyntaxNode, names: readonly string[]): SyntaxNode | undefined {
  const all = titledIn(program)
  const nested = named(all, names)
  // What a function registers stands in none of the suites that call it.
  const found = nested.length > 0 ? nested : named(withNested(all), names.slice(-1))
  const [only, other] = found
  if (!only || other) return undefined
  return only.title === anything && only.variable !== names.at(-1) ? undefined : only.node
}

function named(titled: readonly Titled[], [name = '', ...rest]: readonly string[]): readonly Titled[] {
  const exact = titled.filter(({ title, variable }) => title === name || variable === name)
  const fitting = exact.length > 0 ? exact : titled.filter(({ title }) => name.search(title) === 0)
  return rest.length === 0 ? fitting : fitting.flatMap(({ inside }) => named(inside, rest))
}

function withNested(titled: readonly Titled[]): readonly Titled[] {
  return titled.flatMap(each => [each, ...withNested(each.inside)])
}

/** The calls with a title below a node, each with those inside of it. Without recursion but for these: a long sum is a deep tree. */
function titledIn(node: SyntaxNode): Titled[] {
  const found: Titled[] = []
  const open: unknown[] = Object.values(node).toReversed()
  while (open.length > 0) {
    const next = open.pop()
    if (Array.isArray(next)) open.push(...next.toReversed())
    if (!isSyntaxNode(next)) continue
    const title = titleOfCall(next)
    if (title === undefined) open.push(...Object.values(next).toReversed())
    else
      found.push({
        title,
        variable: nameOf((next['arguments'] as unknown[])[0]),
        node: next,
        inside: titledIn(next),
      })
  }
  return found
}

/** Of a call whose first argument may be a title, and that has a function among the others. */
function titleOfCall(node: SyntaxNode): string | RegExp | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [title, ...others] = node['arguments'] as unknown[]
  const isFunction = (value: unknown) =>
    isSyntaxNode(value) && (/Function/.test(value.type) || nameOf(value) !== undefined)
  if (!isSyntaxNode(title) || !others.some(isFunction)) return undefined
  if (title.type === 'Literal')
    return typeof title['value'] === 'string' ? pattern([title['value']]) : undefined
  // A variable, or a class: what it says is not known.
  if (title.type !== 'TemplateLiteral') return /Function/.test(title.type) ? undefined : anything
  return pattern((title['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked))
}

const anything = /^/

/** What Vitest puts into the titles of an `each`. */
const placeholder = /%[sdifjoOc#$]|\$[\w#.]+/

/** The title itself, where nothing is put into it. */
function pattern(parts: readonly string[]): string | RegExp {
  const texts = parts.flatMap(part => part.split(placeholder))
  if (texts.length === 1) return texts.join('').replaceAll('%%', '%')
  return new RegExp(
    `^${texts.map(text => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('[^]*')}$`,
  )
}
