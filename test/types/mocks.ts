// What must compile, and what must not, of the mocks' types. Nothing here runs.
import { expectTypeOf } from 'expect-type'
import { expect, type MockInstance } from 'vitest'
import { any } from 'vitest-mock-extended'
import { match } from 'sinon'
import {
  ANY,
  AsyncMock,
  call,
  createAutospec,
  DEFAULT,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  PropertyMock,
} from 'vitest-async-case'

interface User {
  id: number
  name: string
  tags: string[]
}

interface Service {
  readonly port: number
  options: { retries: number; nested: { deep(flag: boolean): string } }
  load(id: number): Promise<User>
  save(user: User, force?: boolean): boolean
  find(id: number): User
  find(name: string, exact: boolean): User[]
  identity<T>(value: T): T
  on(event: 'open', listener: () => void): void
  later?(): Promise<void>
  self(): Service
}

class Repository {
  private readonly secret = 1
  static create(path: string): Repository {
    return new Repository(path)
  }
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
  read(id: number): string {
    return `${this.secret}${id}`
  }
  async fetch(id: number): Promise<User> {
    return { id, name: '', tags: [] }
  }
}

declare function needsService(service: Service): void
declare function needsRepository(repository: Repository): void
declare function needsFunction(load: (id: number) => Promise<User>): void

export function functions(): void {
  const add = new Mock<(a: number, b: number) => string>()
  expectTypeOf(add(1, 2)).toEqualTypeOf<string>()
  expectTypeOf(add.returnValue).toEqualTypeOf<string>()
  add.returnValue = 'x'
  add.assertCalledWith(1, 2)
  add.assertCalledOnceWith(ANY, expect.any(Number))
  add.assertAnyCall(match.number, any())
  add.sideEffect = (a, b) => `${a}${b}`
  add.sideEffect = () => DEFAULT
  add.sideEffect = ['a', new Error('b'), TypeError, DEFAULT]
  add.sideEffect = TypeError
  add.sideEffect = null
  expectTypeOf(add.callArgs!.args).toMatchTypeOf<readonly unknown[]>()
  expectTypeOf(add.callArgs!.args[0]).toEqualTypeOf<number>()
  // @ts-expect-error -- the function takes numbers
  add('1', 2)
  // @ts-expect-error -- the assertion takes what the function takes
  add.assertCalledWith('1', 2)
  // @ts-expect-error -- too few
  add.assertCalledWith(1)
  // @ts-expect-error -- too many
  add.assertCalledWith(1, 2, 3)
  // @ts-expect-error -- the function returns a string
  add.returnValue = 1
  // @ts-expect-error -- the side effect returns a string
  add.sideEffect = () => 1
  // @ts-expect-error -- a Mock has no awaits
  add.assertAwaited()
  // @ts-expect-error -- a misspelt assertion
  add.assertCaledOnce()
}

export function asyncFunctions(): void {
  const load = new AsyncMock<(id: number) => Promise<User>>()
  load.sideEffect = async id => (id > 1 ? DEFAULT : { id, name: '', tags: [] })
  // @ts-expect-error -- the side effect gives what the function resolves to
  load.sideEffect = async () => 3
  expectTypeOf(load(1)).toEqualTypeOf<Promise<User>>()
  expectTypeOf(load.returnValue).toEqualTypeOf<User>()
  load.returnValue = { id: 1, name: 'a', tags: [] }
  load.assertAwaitedWith(1)
  load.assertAwaitedOnceWith(expect.any(Number))
  load.assertAnyAwait(ANY)
  load.assertHasAwaits([call(1), call(2)], { anyOrder: true })
  load.sideEffect = async id => ({ id, name: '', tags: [] })
  load.sideEffect = id => ({ id, name: '', tags: [] })
  load.sideEffect = [{ id: 1, name: '', tags: [] }, new Error('x')]
  needsFunction(load)
  // @ts-expect-error -- takes a number
  load.assertAwaitedWith('1')
  // @ts-expect-error -- the awaited value, not a promise of something else
  load.returnValue = 'user'
  // @ts-expect-error -- takes a number
  void load('1')

  const plain = new AsyncMock<(id: number) => User>({ returnValue: { id: 1, name: '', tags: [] } })
  expectTypeOf(plain(1)).toEqualTypeOf<Promise<User>>()
  // @ts-expect-error -- an option of the wrong type
  void new AsyncMock<(id: number) => User>({ returnValue: 3 })
}

export function services(): void {
  const service = new MagicMock<Service>()
  needsService(service)
  expectTypeOf(service.port).toEqualTypeOf<number>()
  service.load.assertAwaitedOnceWith(1)
  service.load.returnValue = { id: 1, name: '', tags: [] }
  service.save.assertCalledWith({ id: 1, name: expect.any(String), tags: [match.string] }, true)
  service.save.assertCalledWith(ANY)
  service.options.nested.deep.assertCalledWith(true)
  service.options.nested.deep.returnValue = 'x'
  service.later?.assertAwaited()
  service.assertHasCalls([call.load(1), call.options.nested.deep(true)])
  service.mockCalls satisfies readonly { name: string }[]
  service.attachMock(new Mock(), 'other')
  service.configureMock({ 'load.returnValue': 3 })

  // overloads survive
  expectTypeOf(service.find(1)).toEqualTypeOf<User>()
  expectTypeOf(service.find('a', true)).toEqualTypeOf<User[]>()
  service.find.assertCalledWith(1)
  service.find.assertCalledWith('a', true)
  // @ts-expect-error -- no overload takes that
  service.find.assertCalledWith(true)

  // generics survive
  expectTypeOf(service.identity('a' as const)).toEqualTypeOf<'a'>()
  expectTypeOf(service.identity(1 as const)).toEqualTypeOf<1>()

  // depth without end
  expectTypeOf(service.self().self().load(1)).toEqualTypeOf<Promise<User>>()

  // @ts-expect-error -- no such member
  void service.lode
  // @ts-expect-error -- a number
  service.load.assertAwaitedWith('1')
  // @ts-expect-error -- a boolean
  service.options.nested.deep.assertCalledWith('true')
  // @ts-expect-error -- save is no async function
  service.save.assertAwaited()
}

export function classes(): void {
  const repository = new MagicMock<Repository>()
  needsRepository(repository)
  repository.read.assertCalledWith(1)
  repository.fetch.assertAwaitedWith(1)

  const inferred = new MagicMock({ spec: Repository })
  needsRepository(inferred)
  inferred.fetch.assertAwaitedWith(1)

  const instance = createAutospec(Repository, { instance: true })
  needsRepository(instance)
  instance.fetch.assertAwaitedOnceWith(1)
  // @ts-expect-error -- takes a number
  instance.read('1')
  // @ts-expect-error -- an instance of this class cannot be called
  instance()

  const Klass = createAutospec(Repository)
  needsRepository(new Klass('path'))
  new Klass('path').fetch.assertAwaitedWith(1)
  Klass.assertCalledWith('path')
  Klass.create.assertCalledWith('path')
  Klass.returnValue.read.returnValue = 'x'
  // @ts-expect-error -- the constructor takes a string
  void new Klass(1)
  // @ts-expect-error -- too few
  void new Klass()

  const load = createAutospec(async (id: number): Promise<User> => ({ id, name: '', tags: [] }))
  load.assertAwaitedWith(1)
  const add = createAutospec((a: number, b: number) => a + b)
  add.assertCalledWith(1, 2)
  // @ts-expect-error -- too few arguments do not compile
  add(1)
  const module = createAutospec({ open: (path: string) => path, limit: 3 })
  module.open.assertCalledWith('a')

  class Special extends MagicMock<Service> {
    helper(): number {
      return this.load.awaitCount
    }
  }
  expectTypeOf(new Special().helper()).toEqualTypeOf<number>()
}

export function inVitest(): void {
  const service = new MagicMock<Service>()
  const spies: MockInstance[] = [service.load, service.save, new Mock(), new MagicMock().child]
  expect(service.load).toHaveBeenCalledBefore(service.save)
  expect(service.load).toHaveBeenAwaitedWith(1)
  expect(service.load).not.toHaveBeenAwaitedTimes(2)
  expect(spies).toHaveLength(4)
  service.load.mockResolvedValue({ id: 1, name: '', tags: [] })
  service.save.mockReturnValueOnce(true)
  // @ts-expect-error -- save returns a boolean
  service.save.mockReturnValueOnce('true')
  const list = createAutospec([] as string[])
  list.push.assertCalledWith('a')
}

export function untyped(): void {
  const anything = new MagicMock()
  anything.some.path(1).to.assertCalledWith(1)
  anything.some = 3
  anything.returnValue = 3
  anything(1, 'a')
  anything.assertCalledOnceWith(1, 'a')
  expectTypeOf(anything.callCount).toEqualTypeOf<number>()
  const later = new AsyncMock()
  // oxlint-disable-next-line typescript/no-explicit-any -- what an untyped mock resolves to
  expectTypeOf(later(1)).toEqualTypeOf<Promise<any>>()
  later.assertAwaited()
  new NonCallableMagicMock().method.assertCalled()
  // @ts-expect-error -- it cannot be called
  new NonCallableMagicMock()()

  const size = new PropertyMock<number>({ returnValue: 3 })
  Object.defineProperty({}, 'size', size)
  size.assertCalledWith()
  size.assertCalledWith(4)
  // @ts-expect-error -- a number
  size.assertCalledWith('4')
}
