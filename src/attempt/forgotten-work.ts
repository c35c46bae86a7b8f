import { NotAwaitedError } from '../errors/index.ts'
import { withoutOwnLines } from '../internal/index.ts'
import { forgetOwnWork, type Owner } from '../ownership/index.ts'
import type { PhaseError } from './outcome.ts'

/** What an owner was handed of the library's promises and has not awaited to its end, as errors at the lines of the calls. */
export function takeForgotten(owner: Owner): PhaseError[] {
  const forgotten = forgetOwnWork(owner)
  // A time-out has told what the body waited for.
  if (owner.isAbandoned) return []
  return forgotten.map(({ call, line }) => {
    const frames = withoutOwnLines(String(line.stack)).split('\n').slice(1).join('\n')
    return { phase: call, error: new NotAwaitedError(call, owner.name, frames) }
  })
}
