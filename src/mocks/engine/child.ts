import { InvalidSpecError, SealedError } from '../../errors/index.ts'
import { conversionOf } from './native-members.ts'
import { type Shape, isAsyncFunction, shapeOfMember, shapeOfResult } from '../shape/index.ts'
import { joinPath, keyText } from '../values/index.ts'
import { atCallersLine, pathOf } from '../text/index.ts'
import {
  isMock,
  ASYNC,
  Birth,
  CALLABLE,
  MAGIC,
  type MockClass,
  type MockState,
  PROPERTY,
  SEALED,
  SPEC_SET,
  UNSAFE,
  classes,
  construct,
  factory,
  hasFlag,
  rareOf,
  stateOf,
} from '../state/index.ts'

/** Makes the mock that an unknown attribute gives. */
export function makeAttribute(state: MockState, key: PropertyKey): object {
  const plain = makePlain(state)
  if (plain !== undefined) {
    plain.newParent = state
    plain.parent = state
    plain.name = plain.newName = keyText(key)
    return plain.proxy
  }
  const birth = new Birth(state, keyText(key))
  birth.parent = state
  birth.name = birth.newName
  birth.protocol = conversionOf(key)
  birth.flags = state.flags & UNSAFE
  const plan = state.rare?.autospec
  if (plan !== undefined) return makeShaped(state, birth, shapeOfMember(plan, key))
  guardSeal(state, birth)
  if (state.wraps !== undefined) wrapMember(birth, state, key)
  return bornAs(childClass(state, key), birth)
}

/** Makes the mock that a call gives when no return value is configured. */
export function makeReturnValue(state: MockState): object {
  const plain = makePlain(state)
  if (plain !== undefined) {
    plain.newParent = state
    plain.newName = '()'
    return plain.proxy
  }
  const birth = new Birth(state, '()')
  const plan = state.rare?.autospec
  const shape = plan === undefined ? undefined : shapeOfResult(plan)
  if (shape !== undefined) return makeShaped(state, birth, shape)
  // What a function of an autospec gives is there from the start as well, though nobody knows its shape.
  if (plan === undefined) guardSeal(state, birth)
  birth.flags = state.flags & (SEALED | UNSAFE)
  return bornAs(childClass(state, '()'), birth)
}

/** The child of a mock of which nothing special is known, as most are: made at once, without a constructor to run. */
function makePlain(state: MockState): MockState | undefined {
  return isPlain(state)
    ? factory.make(state.klass, state.flags & (CALLABLE | MAGIC | ASYNC | UNSAFE))
    : undefined
}

/** Whether nothing special is known of a mock: what its attributes are, its flags tell. */
export function isPlain({ klass, spec, wraps, rare, flags }: MockState): boolean {
  if (klass !== classes.MagicMock && klass !== classes.Mock && klass !== classes.AsyncMock) return false
  return spec === undefined && wraps === undefined && (flags & SEALED) === 0 && rare?.autospec === undefined
}

/** What the spec lists is there from the start, only made late: a seal does not keep it out, and reaches it. */
function makeShaped(state: MockState, birth: Birth, shape: Shape): object {
  if (isMock(shape.plan?.spec))
    throw atCallersLine(
      new InvalidSpecError(
        `Cannot autospec attribute '${birth.newName}' of '${pathOf(state)}': it has already been mocked. Autospec before patching it.`,
      ),
    )
  birth.flags = state.flags & (SEALED | SPEC_SET | UNSAFE)
  return bornAs(classes[shape.kind], birth.shapedBy(shape))
}

export function bornAs(klass: MockClass, birth: Birth): object {
  const child = construct(klass, birth)
  const state = stateOf(child)
  if (state !== undefined && !birth.taken) bear(state, birth)
  return child
}

/** Gives a new mock its place in the tree. */
export function bear(state: MockState, birth: Birth): void {
  birth.taken = true
  state.newParent = birth.newParent
  state.newName = birth.newName
  state.parent = birth.parent
  state.name = birth.name
  state.flags |= birth.flags
  state.wraps = birth.wraps
  state.spec = birth.spec
  if (birth.wrapsOwner !== undefined) rareOf(state).wrapsOwner = birth.wrapsOwner
  if (birth.autospec !== undefined) rareOf(state).autospec = birth.autospec
  if (birth.protocol !== undefined) rareOf(state).protocol = birth.protocol
}

function childClass(state: MockState, key: PropertyKey): MockClass {
  if (isAsyncFunction(state.spec?.member(key)?.value)) return classes.AsyncMock
  if (hasFlag(state, ASYNC)) return state.spec?.has(key) === true ? classes.MagicMock : asyncClass(state)
  if (hasFlag(state, PROPERTY)) return classes.MagicMock
  if (!hasFlag(state, CALLABLE)) return hasFlag(state, MAGIC) ? classes.MagicMock : classes.Mock
  return state.klass
}

/** A plain Mock with an async spec is async by that spec only: what it makes is the library's AsyncMock. */
function asyncClass(state: MockState): MockClass {
  return state.klass.prototype instanceof classes.AsyncMock ? state.klass : classes.AsyncMock
}

function wrapMember(birth: Birth, state: MockState, key: PropertyKey): void {
  const owner = Object(state.wraps)
  birth.wraps = Reflect.get(owner, key)
  birth.wrapsOwner = owner
}

/** Throws when a sealed mock would make a new mock. */
export function guardSeal(state: MockState, birth: Birth): void {
  if (!hasFlag(state, SEALED)) return
  throw atCallersLine(
    new SealedError(
      `Cannot make ${joinPath(pathOf(state), birth.newName)}: the mock is sealed. ` +
        'Configure it before seal(), or do not seal this mock.',
    ),
  )
}
