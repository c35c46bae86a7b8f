import { expect, test } from 'vitest'
import { enterSync } from '../../../../src/cleanup/index.ts'
import {
  AsyncMock,
  AttributeError,
  call,
  createAutospec,
  DEFAULT,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  patch,
  PropertyMock,
  SpecSetError,
  StopIteration,
} from '../../../../src/index.ts'
import * as settings from './support/settings.ts'
import { loadTwo } from './support/user.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- these tests read what the types would rightly refuse
type Any = any

class SomeClass {
  static classAttribute: string | null = null
  static make(_value: number): SomeClass {
    return new SomeClass(1)
  }
  readonly a: number
  constructor(a: number) {
    this.a = a
  }
  wibble(): void {}
  async load(_id: number): Promise<string> {
    return ''
  }
}

function fixture() {
  return {
    SomeClass,
    attribute: 'original',
    something: 'something',
    f: (_a: number): number => 1,
    async load(_id: number): Promise<string> {
      return 'loaded'
    },
  }
}

function messageOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
  throw new Error('nothing was thrown')
}

test('without new the replacement is a MagicMock that has the name of the attribute', () => {
  const target = fixture()
  patch.object(target, 'something').run(mock => {
    expect(mock).toBeInstanceOf(MagicMock)
    expect(target.something).toBe(mock)
    expect(String((mock as Any).getMockName())).toBe('something')
  })
})

test('an async function is replaced by an AsyncMock, a transformed export too', async () => {
  const target = fixture()
  const mocks = patch
    .object(target, 'load')
    .run(mock => [mock instanceof AsyncMock, target.load === (mock as Any)])
  expect(mocks).toEqual([true, true])
  await patch(settings, 'load', { returnValue: 'mocked' }).run(async (mock: Any) => {
    expect(await loadTwo()).toBe('mocked')
    mock.assertAwaitedOnceWith(2)
  })
})

test('a new mock is made at each start', () => {
  const target = fixture()
  const patcher = patch.object(target, 'f')
  expect(patcher.run(mock => mock)).not.toBe(patcher.run(mock => mock))
})

test('DEFAULT as new means that the patch makes a mock', () => {
  const target = fixture()
  expect(patch.object(target, 'f', { new: DEFAULT }).run(mock => mock instanceof MagicMock)).toBe(true)
})

test('the made mock is appended to the arguments, the innermost first, anew at each call', () => {
  const target = fixture()
  const seen: unknown[][] = []
  const inner = patch.object(target, 'something')
  const outer = patch.object(target, 'f')
  const given = patch.object(target, 'attribute', { new: 'given' })
  const wrapped = outer.wrap(
    given.wrap(
      inner.wrap((...args: Any[]) => {
        seen.push([...args.slice(0, 2), args[2] === target.something, args[3] === target.f, args.length])
        return args.slice(2)
      }) as Any,
    ) as Any,
  ) as Any
  const first = wrapped('one', 'two')
  const second = wrapped('one', 'two')
  expect(seen).toEqual([
    ['one', 'two', true, true, 4],
    ['one', 'two', true, true, 4],
  ])
  expect(first[0]).not.toBe(second[0])
})

test('attributes configure the mock, by paths as well', () => {
  const target = fixture()
  const foo = new MagicMock()
  const mock = patch
    .object(target, 'f', { sideEffect: RangeError, 'foo.bar.returnValue': 33, foo })
    .run(value => value) as Any
  expect(() => mock()).toThrow(RangeError)
  expect(mock.foo.bar()).toBe(33)
  expect(mock.foo).toBe(foo)
  const exported = patch(settings, 'something', { returnValue: 'configured' }).run(() => settings.something())
  expect(exported).toBe('configured')
})

test('attributes are refused when the patch makes no mock', () => {
  const target = fixture()
  const patcher = patch.object(target, 'f', { new: () => 2, returnValue: 3, x: 1 } as never) as Any
  expect(messageOf(() => patcher.start())).toBe(
    "AttributesWithNewError: Cannot configure 'returnValue', 'x' on a replacement that the patch does not make. " +
      "Configure the value of 'new' itself, or leave 'new' out.",
  )
})

test.each([
  ['a class', SomeClass],
  ['a list of names', ['wibble', 'call']],
  ['the original, by true', true],
])('spec limits the mock to the names of %s', (_, spec) => {
  patch.object(fixture(), 'SomeClass', { spec: spec as Any }).run((mock: Any) => {
    expect(mock.wibble).toBeInstanceOf(MagicMock)
    expect(() => mock.notWibble).toThrow(AttributeError)
  })
})

test('what a mock of a class makes has the spec too and cannot be called', () => {
  patch.object(fixture(), 'SomeClass', { spec: true }).run((mock: Any) => {
    expect(mock).toBeInstanceOf(MagicMock)
    const instance = new mock(1)
    expect(instance).toBe(mock.returnValue)
    expect(instance).toBeInstanceOf(SomeClass)
    expect(instance).toBeInstanceOf(NonCallableMagicMock)
    expect(instance.wibble).toBeInstanceOf(MagicMock)
    expect(instance.load).toBeInstanceOf(AsyncMock)
    expect(() => instance.notWibble).toThrow(AttributeError)
    expect(() => instance()).toThrow(TypeError)
  })
})

test.each([
  ['spec and specSet', { spec: SomeClass, specSet: true }],
  ['specSet as true', { specSet: true }],
  ['specSet as a value', { specSet: SomeClass }],
])('%s refuse the assignment of an unknown name, on the instance too', (_, options) => {
  patch.object(fixture(), 'SomeClass', options as Any).run((mock: Any) => {
    expect(() => (mock.z = 'foo')).toThrow(SpecSetError)
    expect(() => (mock(1).z = 'foo')).toThrow(SpecSetError)
  })
})

test('false and null mean no spec', () => {
  patch.object(fixture(), 'f', { spec: false, specSet: null, autospec: false }).run((mock: Any) => {
    expect(mock.doesNotExist).toBeInstanceOf(MagicMock)
    mock.doesNotExist = 3
  })
})

test.each(['spec', 'specSet', 'autospec'])('%s: true with a mock name prints the path', option => {
  patch.object(fixture(), 'SomeClass', { [option]: true } as Any).run((mock: Any) => {
    expect(mock.getMockName()).toBe('SomeClass')
    expect(mock.make.getMockName()).toBe('SomeClass.make')
    expect(String(mock(1).wibble.getMockName())).toBe('SomeClass().wibble')
  })
})

test.each(['spec', 'specSet', 'autospec'])(
  'the calls of a class mocked with %s are recorded as a tree',
  option => {
    patch.object(fixture(), 'SomeClass', { [option]: true } as Any).run((mock: Any) => {
      mock.make(1)
      expect(mock.mockCalls).toEqual([call.make(1)])
      expect(mock.methodCalls).toEqual([call.make(1)])
      const result = mock(1)
      result.wibble()
      expect(mock.mockCalls).toEqual([call.make(1), call(1), call(1).wibble()])
      expect(result.mockCalls).toEqual([call.wibble()])
      expect(result.methodCalls).toEqual([call.wibble()])
      expect(result.wibble.mockCalls).toEqual([call()])
    })
  },
)

test('a list without call gives a mock that cannot be called, one with call a mock that can', () => {
  const target = fixture()
  const cannot = patch.object(target, 'f', { spec: ['foo', 'bar'] }).run(mock => typeof mock)
  const can = patch.object(target, 'f', { spec: ['call'] }).run(mock => typeof mock)
  expect([cannot, can]).toEqual(['object', 'function'])
})

test('the spec decides whether the mock is async, else the original', () => {
  const target = fixture()
  const kinds = [
    patch.object(target, 'f', { spec: target.load }).run(mock => mock instanceof AsyncMock),
    patch.object(target, 'load', { spec: target.f }).run(mock => mock instanceof AsyncMock),
    patch.object(target, 'load', { spec: true }).run(mock => mock instanceof AsyncMock),
    patch.object(target, 'load', { specSet: true }).run(mock => mock instanceof AsyncMock),
    patch.object(target, 'load', { autospec: true }).run(mock => mock instanceof AsyncMock),
  ]
  expect(kinds).toEqual([true, false, true, true, true])
})

test('autospec shapes a function: its arguments are counted and it has no other names', () => {
  const target = fixture()
  patch.object(target, 'f', { autospec: true, returnValue: 3 }).run((mock: Any) => {
    mock.assertNotCalled()
    expect(target.f(1)).toBe(3)
    mock.assertCalledOnceWith(1)
    expect(() => (target.f as Any)(1, 2)).toThrow(TypeError)
    expect(() => mock.foo).toThrow(AttributeError)
  })
})

test('autospec shapes a class, its static members and its instances, also a second time', () => {
  const target = fixture()
  const patcher = patch.object(target, 'SomeClass', { autospec: true })
  for (let round = 0; round < 2; round++)
    patcher.run((mock: Any) => {
      const instance = new target.SomeClass(1) as Any
      mock.assertCalledOnceWith(1)
      expect(instance).toBeInstanceOf(SomeClass)
      instance.wibble()
      instance.wibble.assertCalledOnceWith()
      expect(() => instance.wibble(1)).toThrow(TypeError)
      expect(() => instance.h).toThrow(AttributeError)
      expect(instance.load).toBeInstanceOf(AsyncMock)
      mock.make(1)
      expect(() => mock.make(1, 2)).toThrow(TypeError)
    })
  expect(target.SomeClass).toBe(SomeClass)
})

test('autospec takes another shape than that of the original', () => {
  class Bar extends SomeClass {
    extra(): void {}
  }
  patch.object(fixture(), 'SomeClass', { autospec: Bar }).run((mock: Any) => {
    expect(new mock(1).extra).toBeInstanceOf(MagicMock)
    expect(new mock(1)).toBeInstanceOf(Bar)
  })
})

test('autospec of a static member keeps its signature', () => {
  patch.object(SomeClass, 'make', { autospec: true }).run((mock: Any) => {
    SomeClass.make(1)
    mock.assertCalledOnceWith(1)
    expect(() => (SomeClass as Any).make(1, 2, 3)).toThrow(TypeError)
  })
})

test('autospec of a module shapes its exports', () => {
  patch.object({ settings }, 'settings', { autospec: true }).run((mock: Any) => {
    expect(mock.load).toBeInstanceOf(AsyncMock)
    expect(new mock.Service().name.getMockName()).toBe('settings.Service().name')
    expect(() => mock.missing).toThrow(AttributeError)
  })
})

test('newCallable makes the replacement anew at each start', () => {
  const target = fixture()
  const patcher = patch.object(target, 'f', { newCallable: NonCallableMagicMock as Any })
  const made = [patcher.run(mock => mock), patcher.run(mock => mock)] as Any[]
  expect(made[0]).not.toBe(made[1])
  expect(made.map(mock => [mock instanceof NonCallableMagicMock, typeof mock])).toEqual([
    [true, 'object'],
    [true, 'object'],
  ])
})

test('newCallable gets the attributes and specs, and no argument when there are none', () => {
  const target = fixture()
  const log: unknown[] = []
  class Bar {
    constructor(...args: unknown[]) {
      log.push(args)
    }
  }
  const options = [{ arg1: 1, arg2: 2 }, { spec: Bar }, { specSet: Bar }, {}]
  for (const option of options) {
    const made = patch.object(target, 'f', { newCallable: Bar as Any, ...option } as Any).run(value => value)
    expect(made).toBeInstanceOf(Bar)
  }
  expect(log).toEqual([[{ arg1: 1, arg2: 2 }], [{ spec: Bar }], [{ specSet: Bar }], []])
})

test('newCallable may be a plain function', () => {
  const target = fixture()
  expect(patch.object(target, 'something', { newCallable: () => 'made' }).run(() => target.something)).toBe(
    'made',
  )
})

test('newCallable with create, and without it for what does not exist', () => {
  const target = fixture() as Any
  const options = { newCallable: NonCallableMock as Any }
  expect(() => patch.object(target, 'weee', options).start()).toThrow(AttributeError)
  const made = patch.object(target, 'weee', { ...options, create: true }).run(() => target.weee)
  expect([made instanceof NonCallableMock, typeof made, 'weee' in target]).toEqual([true, 'object', false])
})

test.each([NonCallableMock, NonCallableMagicMock, MagicMock, Mock, class MockSub extends Mock {}])(
  'a mock class as newCallable gives instances with the spec too',
  Class => {
    for (const option of ['spec', 'specSet']) {
      const options = { newCallable: Class, [option]: true } as Any
      patch.object(fixture(), 'SomeClass', options).run((mock: Any) => {
        expect(mock).toBeInstanceOf(Class)
        expect(() => mock.returnValue.x).toThrow(AttributeError)
      })
    }
  },
)

test('a newCallable that throws leaves the original', () => {
  const target = fixture()
  const crasher = () => {
    throw new RangeError('crasher')
  }
  const before = { ...target }
  const crashing = patch.object(target, 'attribute', { newCallable: crasher })
  const good = patch.object(target, 'f', { new: () => 1 })
  for (const wrapped of [good.wrap(crashing.wrap(() => 0)), crashing.wrap(good.wrap(() => 0))])
    expect(wrapped).toThrow(RangeError)
  expect(() =>
    patch.multiple(target, { f: DEFAULT, attribute: DEFAULT }, { newCallable: crasher }).start(),
  ).toThrow(RangeError)
  expect(target).toEqual(before)
})

test('patch.multiple makes mocks for DEFAULT and gives them as one object', () => {
  const target = fixture()
  patch.multiple(target, { f: DEFAULT, attribute: 'patched', something: DEFAULT }).run((made: Any) => {
    expect(Object.keys(made)).toEqual(['f', 'something'])
    expect([target.f, target.attribute, target.something]).toEqual([made.f, 'patched', made.something])
    expect(made.f).toBeInstanceOf(MagicMock)
  })
  expect(target.attribute).toBe('original')
})

test('mocks of stacked patch.multiple come in one object after the other replacements, in any order', () => {
  const target = fixture()
  const f = patch.multiple(target, { f: DEFAULT })
  const something = patch.multiple(target, { something: DEFAULT })
  const single = patch.object(target, 'attribute')
  const body = (...args: Any[]) => {
    expect(args).toHaveLength(2)
    expect([args[0], args[1].f, args[1].something]).toEqual([target.attribute, target.f, target.something])
    return 'ran'
  }
  const orders = [
    [f, something, single],
    [f, single, something],
    [single, f, something],
  ]
  for (const order of orders)
    expect((order as Any[]).reduceRight((fn, patcher) => patcher.wrap(fn), body)()).toBe('ran')
})

test('patch.multiple as a decorator of a class passes the made mocks to its tests', () => {
  const target = fixture()
  class SomeTest {
    testOne(...args: Any[]): boolean {
      return args.length === 1 && args[0].f === target.f && target.attribute === 'patched'
    }
  }
  patch.multiple(target, { f: DEFAULT, attribute: 'patched' }).define(SomeTest)
  expect(new SomeTest().testOne()).toBe(true)
})

test('the options of patch.multiple hold for all of them', () => {
  const target = fixture()
  patch.multiple(target, { f: DEFAULT, something: DEFAULT }, { specSet: ['a', 'b'] }).run((made: Any) => {
    for (const mock of [made.f, made.something]) {
      mock.a(1)
      mock.a.assertCalledWith(1)
      expect(() => (mock.c = null)).toThrow(SpecSetError)
    }
  })
  class Thing {}
  patch.multiple(target, { f: DEFAULT, something: DEFAULT }, { newCallable: Thing }).run((made: Any) => {
    expect(made.f).toBeInstanceOf(Thing)
    expect(made.f).not.toBe(made.something)
  })
})

test('a PropertyMock replaces a property by one that calls it', () => {
  class Account {
    get balance(): number {
      return 1
    }
  }
  const before = Object.getOwnPropertyDescriptor(Account.prototype, 'balance')
  const account = new Account() as { balance: number }
  patch
    .object(Account.prototype, 'balance', { newCallable: PropertyMock as Any, returnValue: 7 })
    .run((mock: Any) => {
      expect(account.balance).toBe(7)
      account.balance = 9
      expect(mock.mockCalls).toEqual([call(), call(9)])
    })
  expect(Object.getOwnPropertyDescriptor(Account.prototype, 'balance')).toEqual(before)
})

test('a child of a mock can be patched and comes back', () => {
  const mock = new MagicMock() as Any
  const child = mock.method
  const seen = patch.object(mock, 'method', { new: 'patched' }).run(() => mock.method)
  expect([seen, mock.method === child]).toEqual(['patched', true])
  expect(patch.object(mock, 'unread', { new: 1 }).run(() => mock.unread)).toBe(1)
  expect(mock.unread).toBeInstanceOf(MagicMock)
})

test('a method patched twice on an instance records into the one in force', () => {
  const target = fixture()
  patch.object(target, 'f').run((outer: Any) => {
    patch.object(target, 'f').run((inner: Any) => {
      target.f(1)
      expect([inner.callCount, outer.callCount]).toEqual([1, 0])
    })
    target.f(2)
    expect(outer.callCount).toBe(1)
  })
})

test.each<[string, unknown, string]>([
  ['a value', 5, '5'],
  ['a function', function load() {}, '[Function load]'],
  ['an array', [1], '[1]'],
  ['an instance', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['a mock', new MagicMock({ name: 'it' }), "<MagicMock name='it'>"],
  ['null', null, 'null'],
])('%s in place of the options is refused when the patcher is made', (_, given, shown) => {
  const makers: (() => unknown)[] = [
    () => patch.object(fixture(), 'f', given as never),
    () => patch(settings, 'load', given as never),
    () => patch.multiple(fixture(), { f: 1 }, given as never),
  ]
  expect(makers.map(messageOf)).toEqual(
    Array(3).fill(
      `PatchOptionsError: A patch takes an object of options, but was given ${shown}. To put it in place, pass { new: … }.`,
    ),
  )
})

test('new and newCallable exclude each other when the patcher is made', () => {
  const make = () => patch.object(fixture(), 'f', { new: () => 1, newCallable: MagicMock } as never)
  expect(messageOf(make)).toBe(
    "NewWithNewCallableError: Cannot use 'new' and 'newCallable' together: give the replacement, or what makes it.",
  )
  expect(() => patch(settings, 'load', { new: 1, newCallable: MagicMock } as never)).toThrow(
    /^Cannot use 'new'/,
  )
})

test('autospec and newCallable exclude each other when the patcher is made', () => {
  const make = () => patch.object(fixture(), 'f', { autospec: true, newCallable: MagicMock } as never)
  expect(messageOf(make)).toBe(
    "AutospecWithNewCallableError: Cannot use 'autospec' and 'newCallable' together: autospec makes the replacement. Remove one of them.",
  )
})

test('autospec and new exclude each other when the patch starts', () => {
  const patcher = patch.object(fixture(), 'f', { autospec: true, new: 3 } as never) as Any
  expect(messageOf(() => patcher.start())).toBe(
    "AutospecWithNewError: Cannot use 'autospec' and 'new' together: autospec makes the replacement. To place your own, pass { new: createAutospec(…) }.",
  )
  expect(
    patch.object(fixture(), 'f', { new: createAutospec((_a: number) => 1) as Any }).run(mock => typeof mock),
  ).toBe('function')
})

test('of spec, specSet and autospec only one may be a value', () => {
  const target = fixture()
  const start = (options: object) => () => (patch.object(target, 'f', options as never) as Any).start()
  expect(messageOf(start({ spec: SomeClass, autospec: true }))).toBe(
    "SpecWithAutospecError: Cannot use 'spec' and 'autospec' together: autospec is a spec, for the members as well. Remove 'spec'.",
  )
  expect(messageOf(start({ spec: SomeClass, specSet: SomeClass }))).toBe(
    "SpecConflictError: Cannot use 'spec' and a 'specSet' of its own together. Pass { specSet: true } to make the spec strict.",
  )
  expect(messageOf(start({ autospec: true, specSet: SomeClass }))).toBe(
    "SpecConflictError: Cannot use 'autospec' and a 'specSet' of its own together. Pass { specSet: true } to make the spec strict.",
  )
  expect(target.f(1)).toBe(1)
})

test.each(['spec', 'specSet', 'autospec'])('%s cannot be taken from what does not exist', option => {
  const target = fixture() as Any
  const patcher = patch.object(target, 'missing', { create: true, [option]: true } as never) as Any
  expect(messageOf(() => patcher.start())).toBe(
    `SpecWithCreateError: Cannot use '${option}' with 'create': there is no missing to take the spec from. ` +
      'Pass { newCallable: () => new MagicMock({ spec }) } to give one.',
  )
  expect('missing' in target).toBe(false)
  expect(() =>
    patch.object(target, 'f', { create: true, [option]: true } as never).run(() => 0),
  ).not.toThrow()
})

test('a mock is no spec, and what is mocked already cannot be autospecced', () => {
  const target = fixture()
  expect(messageOf(() => patch.object(target, 'f', { spec: new MagicMock() as Any }))).toBe(
    "InvalidSpecError: Cannot take a mock as 'spec': it has every attribute. Give the class or object that it stands for.",
  )
  patch.object(target, 'f').run(() => {
    expect(messageOf(() => patch.object(target, 'f', { autospec: true }).start())).toBe(
      'InvalidSpecError: Cannot autospec f of the object: it is a mock already. Stop the patch that placed it first.',
    )
  })
  const mock = new MagicMock() as Any
  expect(messageOf(() => patch.object(mock, 'f', { autospec: true }).start())).toBe(
    'InvalidSpecError: Cannot autospec f: its target is a mock already.',
  )
})

test.each([
  ['autoSpec', 'autospec'],
  ['spec_set', 'specSet'],
  ['new_callable', 'newCallable'],
  ['retrunValue', 'returnValue'],
  ['sideEfect', 'sideEffect'],
  ['warps', 'wraps'],
  ['craete', 'create'],
])('%s is taken for a misspelt %s, unless unsafe', (given, meant) => {
  const make = (more: object) => patch.object(fixture(), 'f', { [given]: true, ...more } as never)
  expect(messageOf(() => make({}))).toBe(
    `PatchOptionTypoError: '${given}' might be a typo. Did you mean '${meant}'? Pass { unsafe: true } if the mock shall have it as an attribute.`,
  )
  expect(make({ unsafe: true }).run((mock: Any) => mock[given])).toBe(true)
})

test('a side effect that runs out throws StopIteration', () => {
  const target = fixture()
  patch.object(target, 'f', { sideEffect: [1] }).run(() => {
    expect(target.f(0)).toBe(1)
    expect(() => target.f(0)).toThrow(StopIteration)
  })
})

test('newCallable as a decorator of a class passes what it made to each test', () => {
  const target = fixture()
  class Made {}
  class SomeTest {
    testOne(made: unknown): boolean {
      return made instanceof Made && target.something === made
    }
    testTwo(made: unknown): boolean {
      return this.testOne(made)
    }
  }
  const Patched = patch.object(target, 'something', { newCallable: Made as Any })(SomeTest)
  expect([(new Patched().testOne as Any)(), target.something]).toEqual([true, 'something'])
})

test('a falsy value is a spec like any other', () => {
  for (const option of ['spec', 'specSet', 'autospec'])
    patch.object(fixture(), 'f', { [option]: 0 } as never).run((mock: Any) => {
      expect(() => mock.doesNotExist).toThrow(AttributeError)
      expect(mock.toFixed).toBeInstanceOf(MagicMock)
    })
})

test('a mock is a context manager that a test case can enter', () => {
  const mock = new MagicMock() as Any
  mock.enter.returnValue = 'entered'
  expect(enterSync(mock).value).toBe('entered')
  const failure = new Error('block')
  expect(enterSync(mock).exit(failure)).toBe(false)
  mock.enter.assertCalledWith()
  mock.exit.assertCalledOnceWith(failure)
})
