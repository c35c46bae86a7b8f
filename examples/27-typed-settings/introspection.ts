import type * as z from 'zod'

type Schema = z.core.$ZodType

/** What kind of type a schema is: Python's `typing.get_origin`. A schema without arguments is its own kind. */
export function getOrigin(schema: Schema): string {
  return schema._zod.def.type
}

/** The types within: Python's `typing.get_args`. `rest` is the type of a tuple's further items, Python's `...`. */
export function getArgs(schema: Schema): { items: readonly Schema[]; rest: Schema | null } {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'array':
      return { items: [def.element], rest: null }
    case 'record':
      return { items: [def.keyType, def.valueType], rest: null }
    case 'tuple':
      return { items: def.items, rest: def.rest }
    default:
      return { items: [], rest: null }
  }
}
