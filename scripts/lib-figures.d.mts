import type ts from 'typescript'

export interface Source {
  /** From the root of the tree, with slashes. */
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

export function sources(): Source[]
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void
export function fileSizes(files: readonly Source[]): [lines: number, path: string][]
export function functionSizes(files: readonly Source[]): [lines: number, name: string][]
export function casts(files: readonly Source[]): [count: number, path: string][]
export function homes(files: readonly Source[]): Map<string, string[]>
export function arrows(files: readonly Source[]): [importer: string, imported: string][]
export function smallWithOneImporter(files: readonly Source[]): string[]
export function median(numbers: readonly number[]): number
export function figures(files?: readonly Source[]): {
  readonly files: number
  readonly lines: number
  readonly medianFile: number
  readonly longestFiles: [number, string][]
  readonly longestFunction: [number, string] | undefined
  readonly smallWithOneImporter: string[]
  readonly castsPerThousandLines: number
  readonly sharedNames: number
}
