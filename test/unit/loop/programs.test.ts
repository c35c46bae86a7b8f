import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  createTask,
  currentTask,
  gather,
  shield,
  sleep,
  waitFor,
  type Coroutine,
  type EventLoop,
  type Future,
  type Task,
} from '../../../src/loop/index.ts'
import { CancelledError } from '../../../src/errors/index.ts'
import { inLoop } from './in-loop.ts'

// Random programs of tasks, with what CPython's asyncio did with each (test/conformance/loop-oracle.py records them).

type Operation = readonly [kind: string, ...args: never[]]
type Program = readonly Operation[]

class ValueError extends Error {
  override name = 'ValueError'
}
class Return extends Error {}

const waits = ['await', 'shield', 'gather', 'future', 'waitFor']
const nameOf = (value: unknown) => (typeof value === 'string' ? value : (value as Error).name)

/** Runs a program's operations as generators; `asAsync` makes the same an async function. */
class Interpreter {
  readonly #tasks = new Map<number, Task>()
  readonly #futures = new Map<number, Future>()
  readonly #loop: EventLoop
  readonly #log: (event: string) => void
  readonly #isAsync: boolean
  readonly everyone: Task[] = []

  constructor(loop: EventLoop, log: (event: string) => void, isAsync: boolean) {
    this.#loop = loop
    this.#log = log
    this.#isAsync = isAsync
  }

  start(program: Program, name: string): Task {
    const run = () => this.#run(program, name)
    const task: Task = this.#isAsync ? createTask(() => asAsync(run())) : createTask(run)
    task.setName(name)
    this.everyone.push(task)
    return task
  }

  *#run(program: Program, me: string): Coroutine<string> {
    this.#log(`${me} begins`)
    try {
      yield* this.#execute(program, me)
    } catch (error) {
      if (!(error instanceof Return)) throw error
    }
    this.#log(`${me} ends`)
    return me
  }

  *#execute(program: Program, me: string): Coroutine<void> {
    for (const [n, operation] of program.entries()) {
      const [kind] = operation
      if (kind === 'turn') {
        yield sleep(0)
        this.#log(`${me} turns`)
      } else if (kind === 'hang') yield this.#loop.createFuture()
      else if (waits.includes(kind)) yield* this.#wait(operation, n, me)
      else if (kind === 'try') yield* this.#attempt(operation as never, me)
      else this.#act(operation as never, n, me)
    }
  }

  *#wait(operation: Operation, n: number, me: string): Coroutine<void> {
    try {
      const future = this.#waited(operation as never)
      if (!future) return
      const value: unknown = yield future
      this.#log(
        `${me} ${operation[0]}: ${Array.isArray(value) ? value.map(nameOf).join(',') : String(value)}`,
      )
    } catch (error) {
      this.#log(`${me} ${operation[0]} throws ${nameOf(error)}`)
      if (error instanceof CancelledError && n % 2 === 0) throw error
    }
  }

  *#attempt([, body, how, handler]: [string, Program, string, Program], me: string): Coroutine<void> {
    if (how === 'finally') {
      try {
        yield* this.#execute(body, me)
      } finally {
        this.#log(`${me} finally`)
        yield* this.#execute(handler, me)
      }
      return
    }
    try {
      yield* this.#execute(body, me)
    } catch (error) {
      if (error instanceof Return) throw error
      this.#log(`${me} catches ${nameOf(error)}`)
      yield* this.#execute(handler, me)
      if (how === 'rethrow') throw error
    }
  }

  #other(number: number): Task | undefined {
    const task = this.#tasks.get(number)
    return task === currentTask() ? undefined : task
  }

  #waited([kind, which, returnExceptions]: [string, number | number[], boolean]): Future | undefined {
    if (kind === 'future') return this.#futures.get(which as number)
    if (kind === 'gather') {
      const found = (which as number[]).flatMap(number => this.#other(number) ?? [])
      return found.length > 0 ? gather(...found, { returnExceptions }) : undefined
    }
    const task = this.#other(which as number)
    if (!task || kind === 'await') return task
    return kind === 'shield' ? shield(task) : waitFor(task, 1_000_000)
  }

  #act([kind, number, argument]: [string, number, never], n: number, me: string): void {
    if (kind === 'log') this.#log(`${me}.${n}`)
    else if (kind === 'spawn') this.#tasks.set(number, this.start(argument, String(number)))
    else if (kind === 'cancel' && this.#tasks.has(number))
      this.#log(`${me} cancels ${number}: ${this.#tasks.get(number)!.cancel()}`)
    else if (kind === 'cancelItself') currentTask()!.cancel()
    else if (kind === 'createFuture') this.#futures.set(number, this.#loop.createFuture())
    else if (kind === 'set') this.#set(this.#futures.get(number), argument)
    else if (kind === 'raise') throw new ValueError('raised')
    else if (kind === 'return') throw new Return()
  }

  #set(future: Future | undefined, how: string): void {
    if (!future || future.done()) return
    if (how === 'result') future.setResult('set')
    else if (how === 'error') future.setException(new ValueError('set'))
    else future.cancel()
  }
}

/** Runs a generator with `await` in the place of `yield`. */
async function asAsync<T>(coroutine: Coroutine<T>): Promise<T> {
  let step = coroutine.next()
  while (!step.done) {
    let value: unknown
    try {
      value = await step.value
    } catch (error) {
      step = coroutine.throw(error)
      continue
    }
    step = coroutine.next(value)
  }
  return step.value
}

function stateOf(task: Task): string {
  if (!task.done()) return 'pending'
  if (task.cancelled()) return 'cancelled'
  return task.exception() ? nameOf(task.exception()) : 'done'
}

async function trace(program: Program, isAsync: boolean): Promise<unknown[]> {
  const { events } = await inLoop(async (loop, log) => {
    const interpreter = new Interpreter(loop, log, isAsync)
    interpreter.start(program, 'main')
    for (let turn = 0; turn < 40; turn += 1) await sleep(0)
    log('--')
    for (let round = 0; round < 6; round += 1) {
      for (const task of interpreter.everyone) task.cancel()
      for (let turn = 0; turn < 30; turn += 1) await sleep(0)
    }
    const states = interpreter.everyone.map(task => `${task.getName()} ${stateOf(task)} ${task.cancelling()}`)
    log(states.join(', '))
  })
  return events
}

describe.each([
  ['async functions', true],
  ['generators', false],
])('tasks that are %s', (_kind, isAsync) => {
  test('take every step in the order of CPython, in 200 random programs', { timeout: 60_000 }, async () => {
    const path = new URL('../../conformance/recorded-programs/loop-3.json', import.meta.url)
    const recorded = JSON.parse(readFileSync(path, 'utf8')) as { program: Program; events: string[] }[]
    expect(recorded).toHaveLength(200)
    for (const { program, events } of recorded)
      expect(await trace(program, isAsync), JSON.stringify(program)).toEqual(events)
  })
})
