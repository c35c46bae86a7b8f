// What the types of standard decorators refuse and those of TypeScript's own let pass.
import { cachedProperty } from 'vitest-async-case'

export class StandardMisuse {
  // @ts-expect-error a setter computes nothing
  @cachedProperty
  set written(_value: number) {}

  // @ts-expect-error an auto-accessor is not cached
  @cachedProperty
  accessor stored = 1
}
