import { isSyntaxNode, type SyntaxNode } from './syntax.ts'

/** The classes that an initialiser makes: the one that its variable holds, and one that a call may make of another. */
export interface HeldClass {
  readonly node: SyntaxNode
  /** Whether the variable holds this class for certain. What a call returns shows when the file runs. */
  readonly isCertain: boolean
}

/** What tools put around a class to keep its name: the call returns the class itself. */
const naming = /^(?:__name|_set_function_name|__setFunctionName)$/

/**
 * The class that a variable's initialiser makes. A class in an object, an array or a function is somebody else's: the
 * variable does not hold it.
 */
export function heldClass(init: unknown): HeldClass | undefined {
  if (!isSyntaxNode(init)) return undefined
  const { type } = init
  if (type.startsWith('Class'))
    return isSyntaxNode(init['superClass']) ? { node: init, isCertain: true } : undefined
  if (type === 'CallExpression') return ofCall(init)
  return heldBy(init).map(heldClass).find(Boolean)
}

/** The parts of an expression that can be its value. */
function heldBy(node: SyntaxNode): unknown[] {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return [node['expression']]
    case 'AssignmentExpression':
      return [node['right']]
    // A tool that lowers decorators names the class first, and gives the name last.
    case 'SequenceExpression':
      return node['expressions'] as unknown[]
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']]
    default:
      return []
  }
}

function ofCall(call: SyntaxNode): HeldClass | undefined {
  const callee = unwrapped(call['callee'])
  if (callee && /^(?:Arrow)?Function/.test(callee.type)) return ofBody(callee['body'] as SyntaxNode)
  const held = (call['arguments'] as unknown[]).map(heldClass).find(Boolean)
  return held && { ...held, isCertain: held.isCertain && naming.test(String(callee?.['name'])) }
}

function unwrapped(node: unknown): SyntaxNode | undefined {
  if (!isSyntaxNode(node)) return undefined
  return node.type === 'ParenthesizedExpression' ? unwrapped(node['expression']) : node
}

/** A function that is called where it stands, as TypeScript lowers decorators: its own statements make the class. */
function ofBody(body: SyntaxNode): HeldClass | undefined {
  if (body.type !== 'BlockStatement') return heldClass(body)
  const made = (body['body'] as SyntaxNode[]).flatMap((statement): unknown[] => {
    if (statement.type === 'ReturnStatement') return [statement['argument']]
    if (statement.type === 'ClassDeclaration') return [statement]
    if (statement.type !== 'VariableDeclaration') return []
    return (statement['declarations'] as SyntaxNode[]).map(({ init }) => init)
  })
  return made.map(heldClass).find(Boolean)
}
