export { isAsyncFunction } from './async-function.ts'
export { type CompiledSpec, compileSpec } from './compiled-spec.ts'
export { isClass, isClassSyntax, isConstructible } from './is-class.ts'
export { isNamespace } from './is-namespace.ts'
export {
  type Shape,
  type ShapePlan,
  shapeOf,
  shapeOfInstance,
  shapeOfMember,
  shapeOfResult,
} from './shape.ts'
export { signatureOf } from './signature.ts'
