export { isAsyncFunction, isClass, isClassSyntax, isConstructible, isNamespace } from './kinds.ts'
export { type CompiledSpec, compileSpec, findMember } from './compiled-spec.ts'
export {
  type Shape,
  type ShapePlan,
  classWithInstanceMember,
  shapeOf,
  shapeOfInstance,
  shapeOfMember,
  shapeOfResult,
} from './shape.ts'
export { signatureOf } from './signature.ts'
