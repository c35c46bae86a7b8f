import { type Comment, type Document, Node, parseXmlDocument, type ProcessingInstruction } from 'slimdom'

/** What becomes of comments and processing instructions, as the parameters of Python's `TreeBuilder`. */
export interface TreeOptions {
  /** `true` unless given. */
  insertComments?: boolean
  /** `true` unless given. */
  insertInstructions?: boolean
  /** Called with the text of each comment, inserted or not; what it returns stands in the comment's place. */
  commentFactory?: (text: string) => Node
  /** Called with the target and the data of each processing instruction, likewise. */
  instructionFactory?: (target: string, data: string) => Node
}

/** Reads a document. Entities of other files are never read, whatever the document asks for. */
export function readTree(xml: string, options: TreeOptions = {}): Document {
  const { insertComments = true, insertInstructions = true, commentFactory, instructionFactory } = options
  const document = parseXmlDocument(xml)
  // All are found before the first is replaced.
  const nodes = [...descendants(document)]
  for (const node of nodes) {
    if (node.nodeType === Node.COMMENT_NODE) {
      const made = commentFactory?.(node.nodeValue!) ?? node
      place(node as Comment, made, insertComments)
    } else if (node.nodeType === Node.PROCESSING_INSTRUCTION_NODE) {
      const { target, data } = node as ProcessingInstruction
      place(node as ProcessingInstruction, instructionFactory?.(target, data) ?? node, insertInstructions)
    }
  }
  return document
}

function* descendants(node: Node): Generator<Node> {
  for (const child of node.childNodes) {
    yield child
    yield* descendants(child)
  }
}

function place(node: Comment | ProcessingInstruction, made: Node, isInserted: boolean): void {
  if (!isInserted) node.remove()
  else if (made !== node) node.replaceWith(made)
}
