import { shared } from '../../internal/index.ts'

const installation = shared('installation', () => ({
  isDone: false,
  connect: undefined as (() => void) | undefined,
}))

/** The setup file has run, which Vitest loads for each test file. */
export function finishInstallation(): void {
  installation.isDone = true
  installation.connect?.()
}

/** Whether the setup file is registered. */
export function isInstalled(): boolean {
  return installation.isDone
}

/**
 * Has `connect` called when both halves are there, the setup file and the main entry, in whichever order: the setup
 * file loads only what must be in place before a test file is imported, and the main entry brings the rest.
 */
export function onInstalled(connect: () => void): void {
  installation.connect = connect
  if (installation.isDone) connect()
}
