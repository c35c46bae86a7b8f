export interface WorldDefinition {
  /** `this`, or the major version of Node that the world runs on. */
  node: string
  dependencies: Record<string, string>
}
export const worlds: Record<'vitest4' | 'vitest5' | 'vite6' | 'vite8', WorldDefinition>
export function ensureWorld(name: string): Promise<string>
export function ensureNode(major: string): Promise<string>
export function npmInstall(folder: string, ...specs: string[]): Promise<void>
export function placePackage(folder: string, stamp: string): void
