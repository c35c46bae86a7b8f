export { findClasses, importedNames, rootOf, testsOf, type FoundClass } from './find-classes.ts'
export {
  isSyntaxNode,
  nameOf,
  nodesOf,
  statementsOf,
  variablesOf,
  type Parse,
  type SyntaxNode,
} from './syntax.ts'
