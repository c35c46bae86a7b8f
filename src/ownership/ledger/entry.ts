import type { Creation } from './creation.ts'
import type { Resource } from './resource.ts'

/** A resource and where it was made, as a ledger keeps it. */
export interface Entry {
  readonly resource: Resource
  /** Unknown for most short timers of an owner, and after its first 256 other timers. */
  readonly creation: Creation | undefined
}
