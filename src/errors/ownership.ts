import { withFrames } from './with-frames.ts'

/** Reports of what a test left behind: their text names the test, and their stack is the line that they are about. */
export abstract class OwnershipError extends Error {}

/** Something that a test started, and that was still alive after the test's cleanups. */
export class LeakError extends OwnershipError {
  override name = 'LeakError'
  /** The kind, as `allowLeak` takes it. */
  readonly kind: string
  /** How many were made by the same line. */
  readonly count: number

  /**
   * @param details what tells them from others of their kind: `port 8080`.
   * @param stack the stack of the line that made them; reporters show its first line.
   */
  constructor(kind: string, count: number, details: string, owner: string, remedy: string, stack: string) {
    const what = `${count} ${kind}${count === 1 ? '' : plural(kind)}${details && ` (${details})`}`
    const [was, it, end] = count === 1 ? ['was', 'it', 'ends it'] : ['were', 'them', 'ends each']
    super(
      `Leaked: ${what} ${was} still alive after the cleanups of ${owner}, which started ${it}. ` +
        `This call ${end}: ${remedy}`,
    )
    this.kind = kind
    this.count = count
    withFrames(this, stack)
  }
}

/** A call of an AsyncMock whose promise nobody has awaited, handled or asked the mock about. */
export class UnawaitedCallError extends OwnershipError {
  override name = 'UnawaitedCallError'

  /**
   * @param call as the user wrote it: `service.send('a')`.
   * @param count how many such calls the line has made.
   * @param stack the stack of the line of the call.
   */
  constructor(call: string, count: number, owner: string, stack: string) {
    super(
      `${call} was never awaited${others(count, stack)}: ${owner} ended without anybody knowing what became of it. ` +
        'Await its promise where it is called, or assert the call after it, if it shall not be awaited.',
    )
    withFrames(this, stack)
  }
}

/** A patcher that a test made and did not put in force, so that it patched nothing. */
export class PatcherNotEnteredError extends OwnershipError {
  override name = 'PatcherNotEnteredError'

  /**
   * @param what what it would patch: `patch of 'load'`.
   * @param enter how its maker enters it to stay, where it can.
   * @param stack the stack of the line that made it.
   */
  constructor(what: string, owner: string, enter: string | undefined, stack: string) {
    super(
      `${what} was never put in force: ${owner} made the patcher and patched nothing. ` +
        `Write ${enter ? `${enter}, ` : ''}` +
        '`patcher.run(() => …)` or `using patched = patcher.use()` ' +
        'for a block, or `patcher.start()` until `patcher.stop()`.',
    )
    withFrames(this, stack)
  }
}

/** What code of a test started after that test had ended. */
export class LateWorkError extends OwnershipError {
  override name = 'LateWorkError'

  /** @param of what has ended: `test`, `class` or `file`. */
  constructor(owner: string, of: string, kind: string, detail: string, stack: string) {
    super(
      `${owner} started ${article(kind)} ${kind}${detail && ` (${detail})`} after the end of its ${of}. ` +
        `It was ended at once. Await everything that the ${of} starts, or end it in a cleanup.`,
    )
    withFrames(this, stack)
  }
}

/** A promise that the library handed out for a test's own work, and that the test ended without. */
export class NotAwaitedError extends OwnershipError {
  override name = 'NotAwaitedError'

  /**
   * @param call as the user wrote it: `subTest(row=1)`.
   * @param stack the stack of the line of the call.
   * @param unused of futures, which know whether anybody has come to use them: how many such calls the line has made
   */
  constructor(call: string, owner: string, stack: string, unused?: { readonly count: number }) {
    super(
      unused
        ? `${call} was not awaited${others(unused.count, stack)}: ${owner} did not wait for it. ` +
            'Write `await` before the call, or `cancel()` what is no longer wanted.'
        : `${call} was not awaited: it was still running at the end of ${owner}, which its result can no longer reach. ` +
            'Write `await` before the call.',
    )
    withFrames(this, stack)
  }
}

/** An assertion that was made without the code that it is about, and has judged nothing by the end of the test. */
export class UnfinishedAssertionError extends OwnershipError {
  override name = 'UnfinishedAssertionError'

  /**
   * @param method `assertRaises`.
   * @param isEntered whether its block was entered, and never left.
   * @param stack the stack of the line of the call.
   */
  constructor(method: string, owner: string, isEntered: boolean, stack: string) {
    super(
      isEntered
        ? `${method}() was entered and never left: it has asserted nothing by the end of ${owner}. Call its exit(), or pass the block to its run().`
        : `${method}() was given no block: it has asserted nothing by the end of ${owner}. Pass the block to it, or to its run().`,
    )
    withFrames(this, stack)
  }
}

/** An `allowLeak` or `allowLeftover` that nothing has needed. */
export class UnusedAllowanceError extends OwnershipError {
  override name = 'UnusedAllowanceError'

  /** @param of what it allows. @param call as the user wrote it, without the reason. */
  constructor(of: 'leak' | 'leftover', call: string, reason: string, stack: string) {
    super(`${call} was not needed: no such ${of} happened (reason given: ${reason}). Remove it.`)
    withFrames(this, stack)
  }
}

/** A call of `allowLeak` that cannot be understood. */
export class AllowLeakArgumentError extends TypeError {
  override name = 'AllowLeakArgumentError'
}

/** What operations end with that are still under way when the test that started them has ended. */
export class TestEndedError extends Error {
  override name = 'TestEndedError'
  /** The name of the test. */
  readonly owner: string

  constructor(owner: string) {
    super(`${owner} has ended; what it started was closed.`)
    this.owner = owner
  }
}

function others(count: number, stack: string): string {
  if (count === 1) return ''
  return `, nor were ${count - 1} more ${stack === '' ? 'like it' : 'of this line'}`
}

const plural = (kind: string) => (kind.endsWith('ss') || kind.endsWith('ch') ? 'es' : 's')
const article = (kind: string) => (/^(?:[aeio]|HTTP)/.test(kind) ? 'an' : 'a')
