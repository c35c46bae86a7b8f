import { expect, test } from 'vitest'
import { copyValues } from '../../../src/loop/context-values.ts'
import { Context, ContextVar, copyContext, createTask, sleep, Token } from '../../../src/loop/index.ts'
import {
  ContextEnteredError,
  ForeignTokenError,
  LookupError,
  TokenContextError,
  UsedTokenError,
} from '../../../src/errors/index.ts'
import { inLoop } from './in-loop.ts'

test('a variable that was never set has its default, the given fallback before it, or a LookupError', async () => {
  await inLoop(() => {
    const bare = new ContextVar<number>('bare')
    const variable = new ContextVar<number | undefined>('variable', { default: undefined })
    expect([bare.name, bare.get('fallback'), variable.get(), variable.get(1)]).toEqual([
      'bare',
      'fallback',
      undefined,
      1,
    ])
    expect(() => bare.get()).toThrow(LookupError)
    expect(() => bare.get()).toThrow(
      `ContextVar "bare" has no value here and no default. ` +
        `Call set() first, or make it with new ContextVar('bare', { default: … }).`,
    )
  })
})

test('a misspelt option of a variable is refused', () => {
  expect(() => new ContextVar('variable', { defualt: 1 } as object)).toThrow(
    "new ContextVar() has no option 'defualt'. Did you mean 'default'? It takes default.",
  )
})

test('what a helper sets after an await, its caller sees', async () => {
  await inLoop(async () => {
    const variable = new ContextVar('variable', { default: 'default' })
    const helper = async () => {
      await sleep(1)
      variable.set('from a helper')
    }
    await helper()
    expect(variable.get()).toBe('from a helper')
  })
})

test('tests that run at the same time share no values', async () => {
  const variable = new ContextVar('variable', { default: 'default' })
  const seen = await Promise.all(
    ['a', 'b'].map(async name => {
      const { events } = await inLoop(async (_loop, log) => {
        log(variable.get())
        variable.set(name)
        await sleep(1)
        log(variable.get())
      })
      return events
    }),
  )
  expect(seen).toEqual([
    ['default', 'a'],
    ['default', 'b'],
  ])
})

test('a task has a copy of the values from its creation, and keeps its own', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const variable = new ContextVar('variable', { default: 'default' })
    variable.set('before')
    const task = createTask(async () => {
      log(variable.get())
      await sleep(0)
      variable.set("the task's own")
      log(variable.get())
    })
    const generator = createTask(function* () {
      variable.set("the generator's own")
      yield sleep(1)
      log(variable.get())
    })
    variable.set('after')
    await Promise.all([task, generator])
    log(variable.get())
  })
  expect(events).toEqual(['before', "the task's own", "the generator's own", 'after'])
})

test('a token brings back what was before, also that there was nothing', async () => {
  await inLoop(() => {
    const variable = new ContextVar<number>('variable')
    const first = variable.set(1)
    const second = variable.set(2)
    expect([first.var === variable, first.oldValue, second.oldValue]).toEqual([true, Token.MISSING, 1])
    variable.reset(second)
    expect(variable.get()).toBe(1)
    variable.reset(first)
    expect(variable.get('nothing')).toBe('nothing')
  })
})

test('a token is used once', async () => {
  await inLoop(() => {
    const variable = new ContextVar<number>('variable')
    const token = variable.set(1)
    variable.reset(token)
    expect(() => variable.reset(token)).toThrow(UsedTokenError)
    expect(() => variable.reset(token)).toThrow(
      'ContextVar "variable".reset() got a token that has already been used once. ' +
        'A token restores one set(); call set() again for a new one.',
    )
  })
})

test('a token belongs to its variable', async () => {
  await inLoop(() => {
    const [one, other] = [new ContextVar<number>('one'), new ContextVar<number>('other')]
    const token = other.set(1)
    expect(() => one.reset(token)).toThrow(ForeignTokenError)
    expect(() => one.reset(token)).toThrow(
      'ContextVar "one".reset() got a token that ContextVar "other" made. ' +
        'Reset each variable with the token that its own set() returned.',
    )
    other.reset(token)
  })
})

test('a token belongs to its context', async () => {
  await inLoop(async () => {
    const variable = new ContextVar<number>('variable')
    const token = variable.set(1)
    const reset = createTask(() => variable.reset(token))
    await expect(reset).rejects.toThrow(TokenContextError)
    expect(reset.exception()).toHaveProperty(
      'message',
      'ContextVar "variable".reset() got a token that was made in another context. ' +
        'Reset it in the test or task that called set().',
    )
    variable.reset(token)
  })
})

test('a copied context can be read and run in, and its changes stay in it', async () => {
  await inLoop(async () => {
    const variable = new ContextVar('variable', { default: 0 })
    const unset = new ContextVar('unset')
    variable.set(1)
    const context = copyContext()
    variable.set(2)
    expect([context.get(variable), context.get(unset), context.get(unset, 'fallback')]).toEqual([
      1,
      undefined,
      'fallback',
    ])
    expect([
      context.has(variable),
      context.has(unset),
      context.size,
      [...context],
      [...context.values()],
    ]).toEqual([true, false, 1, [variable], [1]])
    const sum = context.run(
      (a: number, b: number) => {
        expect(variable.get()).toBe(1)
        variable.set(3)
        return a + b
      },
      1,
      2,
    )
    expect([sum, context.get(variable), variable.get()]).toEqual([3, 3, 2])
    await context.run(async () => {
      await sleep(1)
      variable.set(4)
    })
    expect([context.get(variable), [...context.entries()], context.copy().get(variable)]).toEqual([
      4,
      [[variable, 4]],
      4,
    ])
  })
})

test('a context cannot be entered in itself', async () => {
  await inLoop(() => {
    const context = new Context()
    expect(() => context.run(() => context.run(() => {}))).toThrow(ContextEnteredError)
    expect(() => context.run(() => context.run(() => {}))).toThrow(
      'Context.run() was called inside the same context, which is already entered. Run a copy: context.copy().run(fn).',
    )
    expect(context.run(() => context.copy().run(() => 'in a copy'))).toBe('in a copy')
  })
})

test('outside a test there are values too, and a context can be run', () => {
  const variable = new ContextVar<string>('module level')
  const token = variable.set('outside')
  expect(copyValues().get(variable)).toBe('outside')
  const context = copyContext()
  expect(context.run(() => variable.get())).toBe('outside')
  context.run(() => variable.set('inside'))
  expect([variable.get(), context.get(variable)]).toEqual(['outside', 'inside'])
  variable.reset(token)
})
