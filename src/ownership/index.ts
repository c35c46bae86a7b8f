export { Owner, type OwnedError, type OwnerKind } from './owner.ts'
export { currentOwner, currentScope, runInScope, type Scope } from './scope.ts'
