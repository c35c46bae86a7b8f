import {
  decorate,
  defineClass,
  defineMember,
  type AnyClass,
  type AnyFunction,
  type DecoratorParts,
} from '../../decorators/index.ts'
import { isThenable } from '../../internal/index.ts'
import { handedOver } from '../../ownership/index.ts'
import { notePatcher } from './not-entered.ts'
import { patchClass, patchFunction } from './patched.ts'
import type { Activation, Patching } from './patching.ts'
import { removeStarted, startPatch } from './started.ts'
import { finallyExit } from './unwind.ts'

/** What every patcher can do, untyped: the public types are in `patcher-types.ts`. */
export interface RawPatcher {
  (...args: unknown[]): unknown
  start(): unknown
  stop(): void
  enter(): unknown
  exit(error?: unknown): void
  use(): { readonly value: unknown } & Disposable
  run(body: (value: unknown) => unknown): unknown
  wrap(fn: AnyFunction): AnyFunction
  define(target: object, name?: PropertyKey): void
}

/**
 * The patcher of a patching: a decorator that also has the methods.
 *
 * @param maker as the user writes it, for error texts: `patch.object`
 * @param what what is patched, for error texts: `patch of 'load'`
 * @param testPrefix how the names of the methods begin that a class decorator patches
 */
export function makePatcher(
  maker: string,
  what: string,
  patching: Patching,
  testPrefix: () => string,
): RawPatcher {
  const parts = decoratorParts(maker, patching, testPrefix)
  const decorator = (...args: unknown[]): unknown => {
    noteUse()
    const result = decorate(parts, args)
    // Called plainly on a class, it gives the class back, as Python's does.
    return args.length === 1 && result === undefined ? args[0] : result
  }
  const noteUse = notePatcher(what, decorator)
  const used = { enter: () => (noteUse(), patching.enter()) }
  return Object.assign(decorator, {
    ...controls(what, used),
    ...contextManager(used),
    wrap(fn: AnyFunction): AnyFunction {
      noteUse()
      return patchFunction(patching, fn)
    },
    define(target: object, name?: PropertyKey): void {
      noteUse()
      if (name === undefined) defineClass(parts, target as AnyClass)
      else defineMember(parts, target, name)
    },
  })
}

function decoratorParts(maker: string, patching: Patching, testPrefix: () => string): DecoratorParts {
  return {
    name: maker,
    takes: 'a method or a class',
    method: fn => patchFunction(patching, fn),
    function: fn => patchFunction(patching, fn),
    class: target => patchClass(patching, target, testPrefix()),
  }
}

function controls(what: string, patching: Patching): Pick<RawPatcher, 'start' | 'stop' | 'run'> {
  const started: Activation[] = []
  return {
    start() {
      const activation = startPatch(what, () => patching.enter())
      started.push(activation)
      return activation.value
    },
    /** Stopping what is not started does nothing, as in CPython; `patch.stopall` may have been there first. */
    stop() {
      const activation = started.pop()
      if (activation && removeStarted(activation)) activation.exit()
    },
    run(body) {
      const { value, exit } = patching.enter()
      const result = finallyExit(() => body(value), exit)
      return isThenable(result) ? handedOver(`run() of ${what}`, result) : result
    },
  }
}

function contextManager(patching: Patching): Pick<RawPatcher, 'enter' | 'exit' | 'use'> {
  const entered: Activation[] = []
  return {
    enter() {
      const activation = patching.enter()
      entered.push(activation)
      return activation.value
    },
    exit() {
      entered.pop()?.exit()
    },
    use() {
      const { value, exit } = patching.enter()
      return { value, [Symbol.dispose]: exit }
    },
  }
}
