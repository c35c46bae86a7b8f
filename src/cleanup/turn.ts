import { carrierOf } from '../internal/index.ts'
import { ContextManagerStateError, GeneratorDidNotStopError } from '../errors/index.ts'

type State = 'new' | 'entered' | 'left'

/** Which steps are in turn, for both kinds: enter once, then exit once. */
export class Turn {
  readonly name: string
  state: State = 'new'

  constructor(name: string) {
    this.name = name
  }

  enter(): void {
    if (this.state !== 'new')
      throw new ContextManagerStateError(
        this.name,
        'was entered twice: a generator runs once. Call the function again to get a new one.',
      )
    this.state = 'entered'
  }

  exit(): void {
    if (this.state !== 'entered')
      throw new ContextManagerStateError(
        this.name,
        this.state === 'new' ? 'was left before it was entered: call its enter() first.' : 'was left twice.',
      )
    this.state = 'left'
  }

  /** The error of a generator that yielded twice; with what closing it threw, when it did. */
  didNotStop(blockError: unknown, closing?: { error: unknown }): Error {
    const error = new GeneratorDidNotStopError(this.name, blockError)
    return closing ? carrierOf([error, closing.error], error.message) : error
  }
}
