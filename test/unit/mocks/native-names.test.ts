// oxlint-disable typescript/no-explicit-any -- mocks without a type have every attribute
import { callbackify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import {
  AsyncMock,
  call,
  createAutospec,
  MagicMock,
  Mock,
  NativeMemberError,
  NonCallableMagicMock,
  NonCallableMock,
} from 'vitest-async-case'
import { each } from './support/each.ts'
import { failureOf } from './support/failure.ts'

interface Broker {
  call(action: string): string
  bind(queue: string): void
}

const ofObjects = [
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
] as const
const ofFunctions = ['apply', 'bind', 'call', Symbol.hasInstance] as const
/** What stands on a method that all functions share. */
function keysOfNative(name: PropertyKey): PropertyKey[] {
  return Reflect.ownKeys(Object(Reflect.get(Function.prototype, name)))
}
const keysBefore = new Map([...ofObjects, ...ofFunctions].map(name => [name, keysOfNative(name)]))

afterEach(() => {
  for (const [name, keys] of keysBefore) expect(keysOfNative(name)).toEqual(keys)
})

test('a method that every function has can be configured, on this mock alone', () => {
  for (const Class of each(Mock, MagicMock, AsyncMock))
    for (const name of [...ofObjects, ...ofFunctions]) {
      const mock = new Class() as any
      mock[name].returnValue = 5
      expect(mock[name]('a')).toBe(5)
      mock[name].assertCalledOnceWith('a')
      expect(new Class()[name]).not.toBe(mock[name])
    }
})

test('a method that every object has can be configured on a mock that cannot be called', () => {
  for (const Class of each(NonCallableMock, NonCallableMagicMock))
    for (const name of ofObjects) {
      const mock = new Class() as any
      mock[name].sideEffect = () => 'done'
      expect(mock[name]()).toBe('done')
    }
})

test('what is configured is recorded above, as any attribute is', () => {
  const broker = new MagicMock<Broker>()
  broker.call.returnValue = 'answer'
  expect(broker.call('users.get')).toBe('answer')
  expect(broker.mockCalls).toEqual([call.call('users.get')])
  broker.assertNotCalled()
})

test('what is not configured does what the language does', () => {
  const mock = new Mock({ returnValue: 3 }) as any
  expect([mock.call(null, 1), mock.apply(null, [2]), mock.bind(null, 3)()]).toEqual([3, 3, 3])
  expect(mock.mockCalls).toEqual([call(1), call(2), call(3)])
  mock.a = 1
  expect([mock.hasOwnProperty('a'), mock.propertyIsEnumerable('a'), mock.hasOwnProperty('b')]).toEqual([
    true,
    true,
    false,
  ])
  expect(mock.valueOf()).toBe(mock)
  expect(mock.toString()).toBe('<Mock>')
})

test('what is not configured can be asserted, and is no attribute that anybody made', () => {
  const broker = new Mock<Broker>()
  broker.bind('queue')
  broker.bind.assertCalledOnceWith('queue')
  expect(Object.keys(broker)).toEqual([])
  expect(broker.mockCalls).toEqual([])
})

test('call of an AsyncMock calls the AsyncMock', async () => {
  const load = new AsyncMock({ returnValue: 3 })
  expect(await load.call(null, 1)).toBe(3)
  load.assertAwaitedOnceWith(1)
})

test('a path of options configures them', () => {
  const mock = new MagicMock({ 'call.returnValue': 5, 'hasOwnProperty.returnValue': 'yes' }) as any
  expect([mock.call(), mock.hasOwnProperty('x')]).toEqual([5, 'yes'])
})

test('resetMock forgets their calls and, when told, what was configured', () => {
  const mock = new Mock() as any
  mock.bind.returnValue = 5
  mock.bind()
  mock.resetMock({ returnValue: true })
  mock.bind.assertNotCalled()
  expect(typeof mock.bind(null)).toBe('function')
})

test('the text of a mock is what toString gives', () => {
  for (const Class of each(Mock, MagicMock, NonCallableMagicMock, NonCallableMock)) {
    const mock = new Class() as any
    mock.toString.returnValue = 'text'
    expect([mock.toString(), String(mock), `${mock}`]).toEqual(['text', 'text', 'text'])
    const assigned = new Class() as any
    assigned.toString = () => 'text'
    expect([assigned.toString(), String(assigned), `${assigned}`]).toEqual(['text', 'text', 'text'])
  }
})

test('the number of a mock is what valueOf gives', () => {
  for (const Class of each(Mock, MagicMock)) {
    const mock = new Class() as any
    mock.valueOf.returnValue = 7
    expect([Number(mock), mock + 1]).toEqual([7, 8])
  }
  const untouched = new MagicMock()
  String(untouched)
  expect(Number(untouched)).toBe(1)
})

test('a mock that was given no name may have a method of that name', () => {
  const person = new MagicMock<{ name(): string }>()
  expect(String(person.name)).toBe('MagicMock')
  person.name.returnValue = 'Ada'
  expect(person.name()).toBe('Ada')
  expect(person.mockCalls).toEqual([call.name()])
})

test('what cannot be configured is refused', () => {
  expect(failureOf(() => new MagicMock({ 'length.returnValue': 5 }))).toBe(
    "NativeMemberError: Cannot configure 'length.returnValue': 'length' is 0, and no mock. " +
      'To have a mock there, assign one, or give a spec that has the name.',
  )
  const mock = new MagicMock() as any
  expect(failureOf(() => (mock.constructor.returnValue = 5))).toBe(
    "NativeMemberError: Cannot configure 'constructor.returnValue': 'constructor' is the class MagicMock, which all such mocks share. " +
      'To have a mock there, assign one, or give a spec that has the name.',
  )
  expect(() => (mock.constructor.sideEffect = () => 5)).toThrow('all such mocks share')
  mock.length = new Mock({ returnValue: 5 })
  expect(mock.length()).toBe(5)
})

class Stack {
  static name() {
    return 'static'
  }
  static length = 3
  name() {
    return 'Ada'
  }
  length() {
    return 2
  }
  call() {
    return 'calling'
  }
  apply(rate: number) {
    return rate * 2
  }
  bind() {}
  toString() {
    return 'a stack'
  }
}

test('a spec comes before what every function has', () => {
  for (const mock of [
    new Mock({ spec: Stack }),
    createAutospec(Stack, { instance: true }),
    new Mock({ spec: ['name', 'length', 'call', 'apply', 'bind', 'toString'] }),
  ] as any[])
    for (const name of ['name', 'length', 'call', 'apply', 'bind', 'toString']) {
      mock[name].returnValue = 'x'
      expect(mock[name]()).toBe('x')
    }
})

test('so do static members that are called like those of functions', () => {
  const mock = createAutospec(Stack) as any
  mock.name.returnValue = 'x'
  expect(mock.name()).toBe('x')
  expect(typeof createAutospec(class {}).length).toBe('number')
})

test('what is wrapped comes before what every function has', () => {
  const mock = new Mock({ wraps: new Stack() }) as any
  expect([mock.name(), mock.length(), mock.call(), mock.apply(2), mock.toString(), String(mock)]).toEqual([
    'Ada',
    2,
    'calling',
    4,
    'a stack',
    'a stack',
  ])
  mock.name.assertCalledOnceWith()
  mock.apply.assertCalledOnceWith(2)
})

test('a mock that wraps a function is called by call and apply, and takes as many arguments', () => {
  const mock = new Mock({ wraps: (a: number, b: number) => a + b })
  expect([mock.call(null, 1, 2), mock.apply(null, [3, 4])]).toEqual([3, 7])
  expect(mock.length).toBe(2)
})

test('the keys of an object spec are all listed, spread and described', () => {
  const user = createAutospec({ name: 'Ada', age: 36, length: 1, prototype: 2 })
  expect(Object.keys(user)).toEqual(['name', 'age', 'length', 'prototype'])
  expect(Object.keys({ ...user })).toEqual(['name', 'age', 'length', 'prototype'])
  expect(Reflect.ownKeys(user).filter(key => !Object.hasOwn(user, key))).toEqual([])
})

test('a mock has the own properties of a function, for those who copy them', async () => {
  const load = new AsyncMock({ returnValue: 3 })
  expect(Object.getOwnPropertyDescriptor(load, 'length')).toEqual({
    value: 0,
    writable: true,
    enumerable: false,
    configurable: true,
  })
  const result = await new Promise((resolve, reject) => {
    callbackify(load)((error: unknown, value: unknown) => (error ? reject(error as Error) : resolve(value)))
  })
  expect(result).toBe(3)
})

test('hooks that a dependency container asks for are absent until they are configured, or the spec has them', () => {
  class Service {
    onModuleInit() {}
  }
  const service = createAutospec(Service, { instance: true }) as any
  expect(typeof service.onModuleInit).toBe('function')
  for (const hook of [
    'onApplicationBootstrap',
    'onModuleDestroy',
    'beforeApplicationShutdown',
    'onApplicationShutdown',
  ]) {
    expect(service[hook]).toBe(undefined)
    const mock = new MagicMock() as any
    expect(mock[hook]).toBe(undefined)
    mock[hook] = new Mock()
    expect(mock[hook]()).toBeInstanceOf(Mock)
  }
})

test('what frameworks ask for is configured by its path as well', () => {
  const mock = new MagicMock({ 'toJSON.returnValue': { id: 1 } }) as any
  mock.configureMock({ 'onModuleInit.returnValue': 'ready' })
  expect([JSON.stringify(mock), mock.onModuleInit()]).toEqual(['{"id":1}', 'ready'])
  mock.onModuleInit.assertCalledOnceWith()
  expect(() => new MagicMock({ 'then.returnValue': 1 })).toThrow(NativeMemberError)
  expect(() => new MagicMock({ spec: ['load'], 'onModuleInit.returnValue': 1 })).toThrow(NativeMemberError)
})

test('caller and arguments are attributes as any other', () => {
  const phone = new MagicMock({ 'caller.returnValue': 'Ada' }) as any
  phone.arguments.first.returnValue = 1
  expect([phone.caller(), phone.arguments.first()]).toEqual(['Ada', 1])
  expect(phone.mockCalls).toEqual([call.caller(), call.arguments.first()])
})
