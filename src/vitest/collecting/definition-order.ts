import type { TestCaseClass } from '../../async-case/index.ts'
import { builtin } from '../../internal/index.ts'
import type { ModuleExports } from '../host/index.ts'

/**
 * Vite's module runner keeps exports in the order of the file. A module that Node imports itself (Vitest's
 * `viteModuleRunner: false`) lists them by name: then the text of the file tells the order.
 */
export function inOrderOfDefinition(
  classes: readonly TestCaseClass[],
  exports: ModuleExports,
  filepath: string,
): readonly TestCaseClass[] {
  const fs = builtin('node:fs')
  if (!fs || classes.length < 2 || !builtin('node:util')?.types.isModuleNamespaceObject(exports))
    return classes
  const text = fs.readFileSync(filepath, 'utf8')
  const placeOf = ({ name }: TestCaseClass) => text.indexOf(`class ${name} extends `)
  return classes.toSorted((a, b) => placeOf(a) - placeOf(b))
}
