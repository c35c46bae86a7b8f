import type { PhaseError } from '../../attempt/index.ts'
import { messageOf, type TestContext } from '../../internal/index.ts'

/** Of what each run of a test has to say, each text is said once. */
export class ToldOnce {
  readonly #told = new Set<string>()

  isNew(text: string): boolean {
    return this.#told.size < this.#told.add(text).size
  }

  /** Vitest's context of the test, for a run: an annotation is made once for each text. */
  contextOf(context: TestContext): TestContext {
    const annotate = (text: string, ...rest: unknown[]): Promise<unknown> =>
      this.isNew(text)
        ? Promise.resolve(Reflect.apply(context.annotate, context, [text, ...rest]))
        : Promise.resolve()
    return new Proxy(context, {
      get: (target, key) => (key === 'annotate' ? annotate : (Reflect.get(target, key) as unknown)),
    })
  }

  newOf(warnings: readonly PhaseError[]): PhaseError[] {
    return warnings.filter(({ error }) => this.isNew(messageOf(error)))
  }
}
