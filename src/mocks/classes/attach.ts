import { AttachError } from '../../errors/index.ts'
import { type MockState, rareOf, stateOf } from '../state/index.ts'
import { atUserLine, formatValue, pathOf } from '../text/index.ts'

/** Attaches a mock under a name, so that its calls are recorded here, whatever its name and parent were. Semantics: `attach_mock`. */
export function attachMock(state: MockState, value: unknown, name: string): void {
  const child = stateOf(value)
  if (child === undefined)
    throw atUserLine(
      new AttachError(`Only a mock or a spy can be attached as '${name}', not ${formatValue(value)}.`),
    )
  const { attached } = rareOf(child)
  if (attached !== undefined && (attached.owner !== state || attached.name !== name))
    throw atUserLine(
      new AttachError(
        `The mock is attached as '${attached.name}' to '${pathOf(attached.owner)}' already: its calls would be recorded under two names. ` +
          `Attach another mock as '${name}', or this one once.`,
      ),
    )
  child.parent = undefined
  child.newParent = undefined
  child.name = undefined
  child.newName = ''
  Reflect.set(state.proxy, name, value)
  rareOf(child).attached = { owner: state, name }
}
