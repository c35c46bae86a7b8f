import type { MockState, ProtocolDefault, MockClass } from './state.ts'
import type { CompiledSpec, Shape, ShapePlan } from '../shape/index.ts'

/**
 * How a mock that another mock makes comes to be: the constructor's argument in place of options.
 * Subclasses of users are constructed with it too; `taken` tells whether their constructor passed it on.
 */
export class Birth {
  readonly newParent: MockState | undefined
  readonly newName: string
  /** Set for attributes, not for return values and protocols: those are no method calls. */
  parent: MockState | undefined = undefined
  name: string | undefined = undefined
  wraps: unknown = undefined
  wrapsOwner: unknown = undefined
  spec: CompiledSpec | undefined = undefined
  autospec: ShapePlan | undefined = undefined
  protocol: ProtocolDefault | undefined = undefined
  flags = 0
  taken = false

  constructor(newParent: MockState | undefined, newName: string) {
    this.newParent = newParent
    this.newName = newName
  }

  /** Takes the spec and the plan of a shape. */
  shapedBy(shape: Shape): this {
    this.spec = shape.spec
    this.autospec = shape.plan
    return this
  }
}

/** The classes that children are made of. Filled by the classes themselves: the engine below them cannot import them. */
// state of this copy: its own classes
export const classes = {} as Record<'Mock' | 'MagicMock' | 'AsyncMock' | 'NonCallableMagicMock', MockClass>

/** What makes a mock; children are made by what it consists of, so that they cannot import it either. */
// state of this copy: its own function
export const factory = {} as { make(klass: MockClass, flags: number): MockState }

export function construct(klass: MockClass, birth: Birth): object {
  return new klass(birth as never)
}

/** What is to be done before the first mock is made; many test files make none. */
// state of this copy: of its own classes
export const first: { prepare: (() => void) | undefined } = { prepare: undefined }

/** Has `prepare` called before the first mock is made, after what others have asked for. */
export function beforeFirstMock(prepare: () => void): void {
  const others = first.prepare
  first.prepare = () => {
    others?.()
    prepare()
  }
}
