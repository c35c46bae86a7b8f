import { AttachError } from '../../errors/index.ts'
import { GuestGroup, type Mirror, mirrorOf } from '../guests/index.ts'
import { type MockState, rareOf, stateOf } from '../state/index.ts'
import { atCallersLine, formatValue, pathOf } from '../text/index.ts'

/** Attaches a mock under a name, so that its calls are recorded here, whatever its name and parent were. Semantics: `attach_mock`. */
export function attachMock(state: MockState, value: unknown, name: string): void {
  if (typeof name !== 'string')
    throw atCallersLine(
      new AttachError(
        `A mock is attached under a name, attachMock(mock, 'name'), not under ${formatValue(name)}.`,
      ),
    )
  const guest = stateOf(value) === undefined ? mirrorOf(value) : undefined
  const child = guest === undefined ? stateOf(value) : guest.state
  if (child === undefined)
    throw atCallersLine(
      new AttachError(`Only a mock or a spy can be attached as '${name}', not ${formatValue(value)}.`),
    )
  const { attached } = rareOf(child)
  if (attached !== undefined && (attached.owner !== state || attached.name !== name))
    throw atCallersLine(
      new AttachError(
        `The mock is attached as '${attached.name}' to '${pathOf(attached.owner)}' already: its calls would be recorded under two names. ` +
          `Attach another mock as '${name}', or this one once.`,
      ),
    )
  child.parent = undefined
  child.newParent = undefined
  child.name = undefined
  child.newName = ''
  if (guest === undefined) Reflect.set(state.proxy, name, value)
  else attachGuest(state, guest, value, name)
  rareOf(child).attached = { owner: state, name }
}

/** The attribute is the spy itself; its calls are taken over whenever a mock above it records or is asked. */
function attachGuest(state: MockState, guest: Mirror, spy: unknown, name: string): void {
  guest.sync()
  Reflect.set(state.proxy, name, spy)
  Object.assign(guest.state, { parent: state, newParent: state, name, newName: name })
  for (let above: MockState | undefined = state; above !== undefined; above = above.newParent)
    (rareOf(above).guests ??= new GuestGroup()).add(guest)
}
