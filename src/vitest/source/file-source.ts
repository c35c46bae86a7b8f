import { safely } from '../../internal/index.ts'
import { findClasses, isTestMethod, type FoundClass } from './find-classes.ts'
import {
  findNode,
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

  /** What an expression says, with the variables and functions that it names: the names, and whether a class there has tests. */
  meaningOf(expression: unknown): { readonly names: ReadonlySet<string>; readonly makesTests: boolean } {
    const known = this.#named()
    const names = new Set<string>()
    let makesTests = false
    const open = [expression]
    while (open.length > 0) {
      const next = open.pop()
      if (!isSyntaxNode(next)) continue
      for (const node of nodesOf(next)) {
        makesTests ||= isTestMethod(node)
        const name = nameOf(node)
        if (name === undefined || names.has(name)) continue
        names.add(name)
        open.push(known.get(name))
      }
    }
    return { names, makesTests }
  }

  /** Whether a function of another file makes a class with tests, as mixins do. */
  makesTests(made: Function): boolean {
    const program = safely(() => this.#parse(`(${Function.prototype.toString.call(made)})`), undefined)
    return program !== undefined && findNode(program, isTestMethod) !== undefined
  }

  /** What the names at the top level stand for: the values of variables, and functions. */
  #named(): Map<string | undefined, unknown> {
    const statements = statementsOf(this.program)
    const functions = statements.filter(({ type }) => type === 'FunctionDeclaration')
    return new Map([
      ...variablesOf(statements).map(({ id, init }) => [nameOf(id), init] as const),
      ...functions.map(found => [nameOf(found['id']), found] as const),
    ])
  }
}
