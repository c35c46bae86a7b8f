import { builtin } from '../../../internal/index.ts'

/** Where timelines are written, from the project's root. */
export const timelineFolder = '.vitest-async-case/timeline'

/**
 * The name of a test file's timeline, without an ending: its path from the root with `__` between the folders and `_up`
 * for `..`, after its project's name if it has one.
 */
export function timelineName(root: string, filepath: string, project: string): string {
  const path = pathFromRoot(root, filepath)
  const parts = path.split('/').map(part => (part === '..' ? '_up' : part))
  // A project may be called anything.
  const front = project === '' ? [] : [project.replace(/[^\p{L}\p{N}_.-]+/gu, '-')]
  // Another drive of Windows is no folder below the root.
  return [...front, ...parts].join('__').replaceAll(':', '')
}

/** The path of a test file from its project's root, with slashes. */
export function pathFromRoot(root: string, filepath: string): string {
  const path = builtin('node:path')
  const relative = path?.relative(root, filepath) ?? filepath
  return relative.replaceAll('\\', '/')
}
