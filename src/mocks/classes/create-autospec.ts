import type { AutospecOptions } from '../types/index.ts'
import { InvalidSpecError, MockOptionTypoError } from '../../errors/index.ts'
import { Birth, SPEC_SET, classes, stateOf } from '../state/index.ts'
import { OWN_OPTIONS, applyOptions, bornAs, guardOptionsObject, optionMeantBy } from '../engine/index.ts'
import { isAsyncFunction, isClass, shapeOf, shapeOfInstance } from '../shape/index.ts'
import { atCallersLine, describeMock } from '../text/index.ts'

/** Makes a mock that is shaped by `spec`, as deep as it is read. Semantics: `unittest.mock.create_autospec`. */
export function createAutospec(spec: unknown, options: AutospecOptions = {}): object {
  guardOptionsObject(options, ['instance', 'specSet', 'returnValue', '…'])
  const { instance = false, specSet = false, ...rest } = options
  const mocked = stateOf(spec)
  if (mocked !== undefined)
    throw atCallersLine(
      new InvalidSpecError(
        `Cannot autospec a mock: <${describeMock(mocked)}> has every attribute. Give the class or object that it stands for.`,
      ),
    )
  guardInstance(spec, instance)
  guardMisspelling(rest)
  const shape = instance && isClass(spec) ? shapeOfInstance(spec) : shapeOf(spec)
  const birth = new Birth(undefined, '').shapedBy(shape)
  birth.flags = specSet ? SPEC_SET : 0
  const mock = bornAs(classes[shape.kind], birth)
  applyOptions(stateOf(mock)!, rest)
  return mock
}

function guardInstance(spec: unknown, instance: boolean): void {
  if (instance && isAsyncFunction(spec))
    throw atCallersLine(
      new InvalidSpecError('An async function has no instances: leave out { instance: true }.'),
    )
}

const AUTOSPEC_OPTIONS = ['instance', ...OWN_OPTIONS]

/** Asked before the mock is made, which knows nothing of `instance`. */
function guardMisspelling(options: Record<string, unknown>): void {
  if (options['unsafe'] === true) return
  for (const name of Object.keys(options)) {
    const meant = AUTOSPEC_OPTIONS.includes(name) ? undefined : optionMeantBy(name, AUTOSPEC_OPTIONS)
    if (meant !== undefined) throw atCallersLine(new MockOptionTypoError(name, meant))
  }
}
