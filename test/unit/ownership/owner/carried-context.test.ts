import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { CarriedContext, Owner, runInScope } from '../../../../src/ownership/index.ts'

type Phase = () => unknown

/** Runs the phases as a test's are run, and returns what `user` holds afterwards. */
async function runPhases(name: string, phases: Phase[]): Promise<void> {
  const owner = new Owner('test', name)
  const carried = new CarriedContext(owner)
  await runInScope({ owner, values: new Map(), task: undefined }, async () => {
    for (const phase of phases) await Promise.resolve(carried.run(phase)).catch(() => {})
  })
  carried.close()
  owner.close()
}

/** What a phase that runs after `phase` reads. */
async function carriedFrom(make: (user: AsyncLocalStorage<string>) => Phase): Promise<string | undefined> {
  const user = new AsyncLocalStorage<string>()
  let seen: string | undefined
  await runPhases('A.testX', [make(user), async () => void (seen = user.getStore())])
  expect(user.getStore()).toBeUndefined()
  return seen
}

test('what a synchronous phase enters, later phases see', async () => {
  expect(await carriedFrom(user => () => user.enterWith('value'))).toBe('value')
})

test('what a phase enters before its first await, later phases see', async () => {
  const seen = await carriedFrom(user => async () => {
    user.enterWith('value')
    await wait(1)
  })
  expect(seen).toBe('value')
})

test('what a phase enters after an await, later phases see', async () => {
  const seen = await carriedFrom(user => async () => {
    await wait(1)
    user.enterWith('value')
    await wait(1)
  })
  expect(seen).toBe('value')
})

test('the value that was entered last is the one that later phases see', async () => {
  const seen = await carriedFrom(user => async () => {
    user.enterWith('first')
    await wait(1)
    user.enterWith('second')
    await wait(1)
    user.enterWith('third')
  })
  expect(seen).toBe('third')
})

test('a phase that rejects carries its values as well', async () => {
  const seen = await carriedFrom(user => async () => {
    await wait(1)
    user.enterWith('value')
    throw new Error('failed')
  })
  expect(seen).toBe('value')
})

test('a phase from another global carries its values as well', async () => {
  const seen = await carriedFrom(user =>
    vm.runInContext(
      `(async () => { await wait(1); user.enterWith('value'); await wait(1) })`,
      vm.createContext({ user, wait }),
    ),
  )
  expect(seen).toBe('value')
})

test('run() of another storage carries nothing', async () => {
  const seen = await carriedFrom(user => async () => {
    await wait(1)
    user.run('value', () => {})
    await user.run('value', async () => await wait(1))
  })
  expect(seen).toBeUndefined()
})

test('enterWith inside run() stays inside', async () => {
  const seen = await carriedFrom(user => async () => {
    await wait(1)
    user.run('outer', () => user.enterWith('inner'))
  })
  expect(seen).toBeUndefined()
})

test('values pass through phases that enter nothing', async () => {
  const user = new AsyncLocalStorage<string>()
  const seen: unknown[] = []
  await runPhases('A.testX', [
    async () => {
      await wait(1)
      user.enterWith('value')
    },
    async () => await wait(1),
    () => void seen.push(user.getStore()),
    async () => {
      await wait(1)
      seen.push(user.getStore())
    },
  ])
  expect(seen).toEqual(['value', 'value'])
})

test('tests that run at the same time share nothing', async () => {
  const user = new AsyncLocalStorage<string>()
  const seen: Record<string, unknown> = {}
  const one = (name: string, first: number, second: number) =>
    runPhases(name, [
      async () => {
        await wait(first)
        user.enterWith(name)
        await wait(second)
      },
      async () => {
        await wait(1)
        seen[name] = user.getStore()
      },
    ])
  await Promise.all([one('a', 1, 4), one('b', 2, 1), one('c', 3, 2)])
  expect(seen).toEqual({ a: 'a', b: 'b', c: 'c' })
})

test("a promise that another test settles does not bring that test's values", async () => {
  const user = new AsyncLocalStorage<string>()
  let open = () => {}
  const gate = new Promise<void>(resolve => (open = resolve))
  let seen: unknown = 'not run'
  const waits = runPhases('A.waits', [
    () => {
      void wait(1).then(() => user.enterWith('of A, in a branch'))
      return gate
    },
    () => void (seen = user.getStore()),
  ])
  const opens = runPhases('B.opens', [
    async () => {
      await wait(5)
      user.enterWith('of B')
      open()
    },
  ])
  await Promise.all([waits, opens])
  expect(seen).toBeUndefined()
})
