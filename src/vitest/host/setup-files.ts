import { workerState } from './worker.ts'

/** Whether a place, `path:line:column`, is in a setup file. */
export function isInSetupFile(place: string | undefined): boolean {
  const file = place?.replace(/:\d+:\d+$/, '')
  return file !== undefined && setupFiles().some(setup => setup.endsWith(file))
}

/** Whether a stack has a line of a setup file. */
export function isFromSetupFile(stack: string | undefined): boolean {
  return setupFiles().some(setup => stack?.includes(setup))
}

function setupFiles(): readonly string[] {
  return workerState().config?.setupFiles ?? []
}
