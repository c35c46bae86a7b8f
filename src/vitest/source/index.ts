export { FileSource } from './file-source.ts'
export { findClasses, importedNames, rootOf, testsOf, type FoundClass } from './find-classes.ts'
export { loadParser } from './parser.ts'
export { isSyntaxNode, nameOf, nodesOf, type Parse, type SyntaxNode } from './syntax.ts'
