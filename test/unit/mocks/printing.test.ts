import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { AsyncMock, call, createAutospec, MagicMock, Mock } from 'vitest-async-case'

class X {}

test('a mock prints its path', () => {
  for (const [mock, name] of [
    [new Mock(), 'mock'],
    [new Mock({ name: 'bar' }), 'bar'],
  ] as const)
    expect(
      [mock.bar, mock.foo(), mock.foo().bing, mock(), mock()(), mock()().foo.bar.baz().bing].map(String),
    ).toEqual(
      ['.bar', '.foo()', '.foo().bing', '()', '()()', '()().foo.bar.baz().bing'].map(
        path => `<Mock name='${name}${path}'>`,
      ),
    )
  expect(String(new Mock())).toBe('<Mock>')
})

test('a mock prints the name of its spec', () => {
  expect(
    [
      new Mock({ spec: X }),
      new Mock({ spec: new X() }),
      new Mock({ specSet: X }),
      new Mock({ spec: X, name: 'foo' }),
      new Mock({ name: 'foo' }),
      new Mock({ spec: ['foo'] }),
    ].map(String),
  ).toEqual([
    "<Mock spec='X'>",
    "<Mock spec='X'>",
    "<Mock specSet='X'>",
    "<Mock name='foo' spec='X'>",
    "<Mock name='foo'>",
    '<Mock>',
  ])
})

test('recorded calls print as they would be written', () => {
  const mock = new Mock()
  mock.foo().bar().baz.bob()
  expect(mock.mockCalls.map(String)).toEqual(['call.foo()', 'call.foo().bar()', 'call.foo().bar().baz.bob()'])
})

test('a mock that is its own attribute prints', () => {
  const mock = new Mock()
  mock.foo = mock
  expect(String(mock.foo())).toBe("<Mock name='mock()'>")
})

test('an autospec prints its name', () => {
  expect(String(createAutospec({}, { name: 'sweet' }) as unknown)).toBe(
    "<NonCallableMagicMock name='sweet' spec='Object'>",
  )
})

test('a list of calls prints one after the other', () => {
  const mock = new Mock()
  mock(1, 2)
  mock.foo({ a: 3 })
  mock.foo.bar().baz('fish', { cat: 'dog' })
  expect(inspect(mock.mockCalls, { breakLength: Infinity })).toBe(
    "[ call(1, 2), call.foo({ a: 3 }), call.foo.bar(), call.foo.bar().baz('fish', { cat: 'dog' }) ]",
  )
})

test('the name of a mock function is its text until it is set', () => {
  const mock = new Mock({ name: 'svc' })
  expect(mock.name).toBe("Mock name='svc'")
  mock.name = 'foo'
  expect(mock.name).toBe('foo')
})

test('console.log prints a mock, alone and inside of others', () => {
  const mock = new MagicMock({ name: 'svc' })
  expect(inspect({ mock, child: mock.load })).toBe(
    "{ mock: <MagicMock name='svc'>, child: <MagicMock name='svc.load'> }",
  )
  expect(inspect(new AsyncMock())).toBe('<AsyncMock>')
  expect([inspect(call), inspect(call.a(1).b)]).toEqual(['call', 'call.a().b'])
})

test('arguments of every kind print on one line', () => {
  const mock = new Mock()
  class User {
    id = 1
    get name(): string {
      return 'a'
    }
  }
  const circular: Record<string, unknown> = { a: undefined }
  circular['self'] = circular
  mock(null, -0, 1n, Symbol('s'), "it's", [1, [2, [3, [4]]]], new User(), circular)
  mock(
    new Map([['k', 1]]),
    new Set([1]),
    new Date(0),
    /x/g,
    new RangeError('no'),
    () => {},
    User,
    Promise.resolve(),
  )
  expect(mock.mockCalls.map(String)).toEqual([
    "call(null, -0, 1n, Symbol(s), 'it\\'s', [1, [2, [3, [Array]]]], User { id: 1 }, { a: undefined, self: [Circular] })",
    "call(Map { 'k' => 1 }, Set { 1 }, 1970-01-01T00:00:00.000Z, /x/g, RangeError('no'), [Function (anonymous)], [class User], Promise {})",
  ])
})
