/** What was printed in all files of the page so far about what the guard needs. */
export function notesOfNode(): string[] {
  const { told } = globalThis.parent as unknown as { told: string[] }
  return told.filter(line => line.includes('needs Node'))
}
