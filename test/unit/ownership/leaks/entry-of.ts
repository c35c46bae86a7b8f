import { Creation, type LeakKind, type LedgerEntry } from '../../../../src/ownership/ledger/index.ts'

/** A line as a stack has it: `ws/websocket.js:5` of a package, `client.test.ts:3` of the user's. */
function frame(place: string): string {
  const [file = '', line] = place.split(':')
  const folder = file.includes('/') ? '/app/node_modules/' : '/app/'
  return `    at fn (${folder}${file}:${line}:1)`
}

/** The creation of what is made at these places, innermost first. */
export function creationAt(...places: string[]): Creation {
  const line = new Error()
  line.stack = `Error\n${places.map(frame).join('\n')}`
  return new Creation(line)
}

/** Something that is alive and was made there. */
export function entryOf(kind: LeakKind, ...places: string[]): LedgerEntry {
  const object = {}
  return {
    resource: { kind, object, state: () => 'open', close: () => undefined, detail: () => '' },
    creation: creationAt(...places),
  }
}
