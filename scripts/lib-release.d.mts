export function packedFiles(declarations: string[]): string[]
export function isDeclaration(file: string): boolean
export function differences(files: string[]): string[]
export function dated(changelog: string, version: string, date: string): string
