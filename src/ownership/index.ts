export { CarriedContext } from './carried-context.ts'
export {
  liveOwners,
  Owner,
  setLateErrors,
  type LateErrors,
  type OwnedError,
  type OwnerKind,
} from './owner.ts'
export { currentOwner, currentScope, runInScope, type Scope } from './scope.ts'
