import type { AnyClass, MethodName, TestDecorator } from '../../decorators/index.ts'

/** What `use()` gives: a block's `using patched = patcher.use()` ends the patch with the block. */
export interface PatchInForce<Value> extends Disposable {
  /** The replacement. */
  readonly value: Value
}

/**
 * A patch that is ready to be put in force, any number of times. It is itself a decorator of methods and of classes, and
 * a context manager, so that `testCase.enterContext(patcher)` returns the replacement.
 * Semantics: what CPython's `patch` returns.
 *
 * @typeParam Value what `start()` returns: the replacement, or for `patch.dict` the dictionary
 * @typeParam Extra what decorated and wrapped functions receive after their own arguments: the replacement when the patch
 * makes it, nothing when `new` was given
 */
export interface Patcher<Value, Extra extends unknown[] = [Value]> extends TestDecorator {
  /** Puts the patch in force until `stop()`, or `patch.stopall()`, and returns the replacement. */
  start(): Value
  /** Puts back what was there. Does nothing when the patch is not in force. */
  stop(): void
  /** `using patched = patcher.use()`: in force until the end of the block; `patched.value` is the replacement. */
  use(): PatchInForce<Value>
  /** Runs `body`, sync or async, with the patch in force, and returns its result. */
  run<Result>(body: (value: Value) => Result): Result
  /** A function that runs `fn` with the patch in force and the replacement after its own arguments. */
  wrap<Result>(fn: (...extra: Extra) => Result): () => Result
  /** A method that runs `fn` on its own `this`, likewise. */
  wrap<This, Args extends unknown[], Result>(
    fn: (this: This, ...args: [...Args, ...Extra]) => Result,
  ): (this: This, ...args: Args) => Result
  /** As a decorator of every test method of a class, for projects whose transform lowers no decorators. */
  define(target: AnyClass): void
  /** As a decorator of one method: `patcher.define(ServerTest.prototype, 'testLoad')`. */
  define<Target extends object>(target: Target, name: MethodName<Target>): void
  /** Enters it as a context manager and returns the replacement. */
  enter(): Value
  /** Leaves it. An error of the block is not swallowed. */
  exit(error?: unknown): void
}
