// oxlint-disable typescript/no-explicit-any -- mocks without a type have every attribute
import { expect, test } from 'vitest'
import { AsyncMock, createAutospec, MagicMock, Mock, patch } from 'vitest-async-case'

class Real {
  made = true
  hi() {
    return 'real'
  }
}

/** A class that extends what stands for one. */
function extend(Base: unknown): any {
  return class Sub extends (Base as new () => object) {
    own() {
      return 'own'
    }
    viaSuper() {
      return (super['hi' as never] as () => unknown)()
    }
  }
}

test('a class that extends a mock has its own members', () => {
  for (const Base of [
    new Mock(),
    new MagicMock({ name: 'Base' }),
    new Mock({ spec: Real }),
    createAutospec(Real),
  ]) {
    const Sub = extend(Base)
    const made = new Sub()
    expect([made.own(), made instanceof Sub, made.constructor]).toEqual(['own', true, Sub])
    ;(Base as Mock).assertCalledOnceWith()
    expect((Base as Mock).mock.instances).toEqual([made])
  }
})

test('it has nothing that nobody configured', () => {
  const Sub = extend(new MagicMock())
  expect(new Sub().cache).toBe(undefined)
})

test('what it inherits of a spec is mocked, also by super', () => {
  for (const Base of [createAutospec(Real), new MagicMock({ spec: Real })] as any[]) {
    const Sub = extend(Base)
    const made = new Sub()
    Base.returnValue.hi.returnValue = 'mocked'
    expect([made.hi(), made.viaSuper()]).toEqual(['mocked', 'mocked'])
    expect(made instanceof Base).toBe(true)
    expect(made instanceof Real).toBe(true)
    Base.returnValue.hi.assertCalled()
  }
})

test('what was configured on the return value is inherited', () => {
  const Base = new MagicMock() as any
  Base.returnValue.hi.returnValue = 'mocked'
  expect(new (extend(Base))().hi()).toBe('mocked')
})

test('a class that is wrapped is run', () => {
  const Base = new Mock({ wraps: Real })
  const made = new (extend(Base))()
  expect([made.own(), made.hi(), made.made, made.viaSuper()]).toEqual(['own', 'real', true, 'real'])
})

test('a side effect is run as the constructor that it stands for', () => {
  const Base = new Mock({
    sideEffect: function (this: { made: number }) {
      this.made = 1
    },
  })
  const made = new (extend(Base))()
  expect([made.own(), made.made]).toEqual(['own', 1])
  const arrow = new Mock({ sideEffect: () => undefined })
  expect(new (extend(arrow))().own()).toBe('own')
})

test('an object that is returned takes the place of the instance, as of any constructor', () => {
  const other = { other: 1 }
  expect(new (extend(new Mock({ returnValue: other })))()).toBe(other)
  expect(new (extend(new Mock({ returnValue: 5 })))().own()).toBe('own')
})

test('a class whose base is patched has its own members', () => {
  const module = { Real }
  for (const options of [{}, { spec: true }, { autospec: true }] as const)
    patch.object(module, 'Real', options).run(() => {
      const made = new (extend(module.Real))()
      expect(made.own()).toBe('own')
    })
})

test('statics are inherited from the mock', () => {
  const Base = new MagicMock() as any
  Base.create.returnValue = 3
  expect(extend(Base).create()).toBe(3)
})

test('a class that extends a mock of an async function has its own members', () => {
  const Base = new AsyncMock() as any
  const made = new (extend(Base))(1)
  expect([made.own(), made instanceof Promise]).toEqual(['own', false])
  Base.assertCalledOnceWith(1)
})
