import { findClasses, type FoundClass } from './find-classes.ts'
import {
  isSyntaxNode,
  nameOf,
  nodesOf,
  statementsOf,
  variablesOf,
  type Parse,
  type SyntaxNode,
} from './syntax.ts'

/** A function at the top level of a file. */
export interface FoundFunction {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** What the text of a test file says. It is parsed when that is asked for, which few files need. */
export class FileSource {
  readonly code: string
  readonly #parse: Parse
  #program: SyntaxNode | undefined

  constructor(code: string, parse: Parse) {
    this.code = code
    this.#parse = parse
  }

  get program(): SyntaxNode {
    return (this.#program ??= this.#parse(this.code))
  }

  /** The classes at the top level, those that are certain only: what a call makes is nobody's to judge. */
  classes(): FoundClass[] {
    return findClasses(this.program).filter(({ isCertain }) => isCertain)
  }

  /** The functions at the top level, declared or held by a variable. */
  functions(): FoundFunction[] {
    const statements = statementsOf(this.program)
    const declared = statements.filter(({ type }) => type === 'FunctionDeclaration')
    const held = variablesOf(statements).filter(
      ({ init }) => isSyntaxNode(init) && /^(?:Arrow)?Function/.test(init.type),
    )
    return [...declared, ...held].flatMap(({ id, start, end }) => {
      const name = nameOf(id)
      return name === undefined ? [] : [{ name, start, end }]
    })
  }

  /** Whether the file names something anywhere but in `within`. */
  mentions(name: string, within: { readonly start: number; readonly end: number }): boolean {
    for (const node of nodesOf(this.program))
      if (nameOf(node) === name && (node.start < within.start || node.start >= within.end)) return true
    return false
  }

  /** The names in an expression, and in what the variables that it names are set to. */
  namesIn(expression: unknown): Set<string> {
    const variables = new Map(
      variablesOf(statementsOf(this.program)).map(({ id, init }) => [nameOf(id), init]),
    )
    const names = new Set<string>()
    const open = [expression]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!isSyntaxNode(next)) continue
      for (const node of nodesOf(next)) {
        const name = nameOf(node)
        if (name === undefined || names.has(name)) continue
        names.add(name)
        open.push(variables.get(name))
      }
    }
    return names
  }
}
