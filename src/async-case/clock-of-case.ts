import { checkedClock, ownClockMark, type ClockKind } from '../decorators/index.ts'
import { ClockError } from '../errors/index.ts'
import type { CaseTest } from './case-program.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import { TestCase } from './test-case.ts'

/** What somebody has said about a test's clock. */
interface Said {
  readonly value: unknown
  /** As a report names the place. */
  readonly where: string
  /** As a report cites it. */
  cite(value: ClockKind): string
}

/**
 * The clock of a test, by what is nearest: its own decorator, then its class's, the class's `static clock`, then those of
 * its base. @param byDefault what `install` was called with @throws ClockError
 */
export function clockOfCase(test: CaseTest, byDefault: ClockKind): ClockKind {
  const said = saidOf(test)
  const hasLoop = test.cls.prototype instanceof IsolatedAsyncioTestCase
  if (hasLoop) return said ? checkedClock(said.where, said.value) : byDefault
  // Elsewhere the name is free for what a class means by it.
  if (said?.value !== 'virtual') return 'real'
  throw new ClockError(`${said.cite('virtual')} wants IsolatedAsyncioTestCase: TestCase has no event loop.`)
}

function saidOf({ cls, methodName, method }: CaseTest): Said | undefined {
  const mark = method && ownClockMark(method)
  if (mark !== undefined) return byDecorator(mark, `${cls.name}.${methodName}`)
  for (let at: Function = cls; at !== TestCase; at = Object.getPrototypeOf(at) as Function) {
    const ofClass = ownClockMark(at)
    if (ofClass !== undefined) return byDecorator(ofClass, at.name)
    const value: unknown = Object.hasOwn(at, 'clock') ? Reflect.get(at, 'clock') : undefined
    if (value !== undefined) return byField(value, `${at.name}.clock`)
  }
  return undefined
}

function byDecorator(value: unknown, target: string): Said {
  return { value, where: `@clock on ${target}`, cite: kind => `@clock('${kind}') on ${target}` }
}

function byField(value: unknown, where: string): Said {
  return { value, where, cite: kind => `${where} = '${kind}'` }
}
