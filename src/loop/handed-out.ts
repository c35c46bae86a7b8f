import { NotAwaitedError } from '../errors/index.ts'
import { CallerLine, frameText, withoutOwnLines } from '../internal/index.ts'
import { checkAtEnd, findingsByLine, type Finding, type Owner } from '../ownership/index.ts'
import { endingOf, isUsed } from './future.ts'
import { ViewFuture, type HandedFuture } from './handed-future.ts'
import { TurnFuture } from './sleep-future.ts'
import { runningTask, type AnyTask } from './task.ts'

type Handed = HandedFuture<unknown>

/** Of how many futures of a test the line is taken that nothing else takes: a stack is dearer than a turn. */
const linesOfTest = 16
/** Enough for our own frames, and for a helper of the user's, its caller and the test. */
const depthOfCall = 10
/** After how many it is looked for the first time which of them were awaited since. */
const fewest = 64

/**
 * What the code of a test was given to wait on. That nobody has come to use one, not even to cancel it, is a forgotten
 * `await`. CPython says so of its coroutines, `sleep` and `wait_for`, and of a `gather` that the end of the test cut off.
 */
export class HandedOut {
  /** Mostly it is awaited before another one comes, and is forgotten then. */
  #newest: Handed | undefined
  readonly #earlier: Handed[] = []
  #limit = fewest
  #linesLeft = linesOfTest

  /** Notes one, in the code that is given it. */
  add<F extends Handed>(future: F): F {
    this.#keepNewest()
    this.#newest = future
    future.givenTo = runningTask()
    if (!future.site && this.#linesLeft > 0) {
      this.#linesLeft -= 1
      future.site = new CallerLine(depthOfCall)
    }
    return future
  }

  #keepNewest(): void {
    const future = this.#newest
    this.#newest = undefined
    if (!future || isUsed(future)) return
    this.#earlier.push(future)
    if (this.#earlier.length < this.#limit) return
    // Those that were awaited since would be kept with all that they hold.
    this.#keep(each => !isUsed(each))
    this.#limit = Math.max(fewest, 2 * this.#earlier.length)
  }

  /** In place: an array that is thrown away may keep what is in it alive for long. */
  #keep(isKept: (future: Handed) => boolean): void {
    let count = 0
    for (const future of this.#earlier) if (isKept(future)) this.#earlier[count++] = future
    this.#earlier.length = count
  }

  /**
   * The test is over, and what is left of it is about to be cancelled: a view that has come to its end by itself is no
   * matter of anybody's. A wait was not made, though it has.
   */
  endTest(): void {
    this.#keepNewest()
    this.#keep(future => !(future instanceof ViewFuture && endingOf(future)))
  }

  /** Has those reported at the end of `owner` that nobody has come to use until then. */
  judgeAtEnd(owner: Owner): void {
    this.#keepNewest()
    this.#keep(isForgotten)
    if (this.#earlier.length === 0) return
    checkAtEnd(owner, (_, wentWell) => (wentWell ? findings(this.#earlier.filter(isForgotten), owner) : []))
  }
}

/** A task that broke off, or was cancelled at the end, has not come to use what it keeps. */
function isForgotten(future: Handed): boolean {
  return !isUsed(future) && (future.givenTo === undefined || hasReturned(future.givenTo))
}

/** Asked as anybody asks it: the task may be of another copy of the package. */
function hasReturned(task: AnyTask): boolean {
  return task.done() && !task.cancelled() && task.exception() === null
}

/** Those of one line together. */
function findings(forgotten: readonly Handed[], owner: Owner): readonly Finding[] {
  const lineOf = (future: Handed) => framesOf(future).split('\n')[1] ?? callOf(future)
  return findingsByLine(forgotten, lineOf, all => finding(all, owner))
}

function finding(all: readonly [Handed, ...Handed[]], owner: Owner): Finding {
  const [first] = all
  const origin = callOf(first)
  const error = new NotAwaitedError(origin, owner.name, framesOf(first).slice(1), { count: all.length })
  return { origin, error, isWarning: false }
}

function callOf(future: Handed): string {
  return future instanceof TurnFuture ? 'sleep(0)' : future.describe()
}

function framesOf({ site }: Handed): string {
  return site === undefined ? '' : frameText(withoutOwnLines(site.stack))
}
