import { shared } from './state.ts'

/** The classes that the plugin's appended calls hand over, by file: a test file may also be imported by another one. */
const handed = shared('handed-classes', () => new Map<string, unknown[]>())

export function handClass(file: string, cls: unknown): void {
  const classes = handed.get(file)
  if (classes) classes.push(cls)
  else handed.set(file, [cls])
}

/** What a file that was just imported has handed over, in the order of definition. Given once. */
export function takeHandedClasses(file: string): unknown[] {
  const classes = handed.get(file) ?? []
  handed.delete(file)
  return classes
}
