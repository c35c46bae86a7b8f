import { outer, type RunnerTask } from '../host/index.ts'

/**
 * The pattern for Vitest's `-t` that matches this test and no longer name. Vitest 4 puts a space between names, Vitest 5 more
 * than that; what is no letter and no digit could mean something in a pattern or to a shell.
 */
export function patternOfTest(task: RunnerTask): string {
  const names: string[] = []
  for (let at: RunnerTask | undefined = task; at && at.filepath === undefined; at = outer(at))
    names.unshift(at.name)
  return `^${names.join(' ').replaceAll(/\W+/g, '\\W+')}$`
}
