import { expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'
import {
  AttributeError,
  NotReplacedError,
  PatchTargetError,
  ReadOnlyPropertyError,
} from '../../../../src/index.ts'

function errorOf(body: () => unknown): { name: string; message: string } {
  try {
    body()
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message }
  }
  throw new Error('nothing was thrown')
}

test('a patcher changes nothing until it is started', () => {
  const target = { attribute: 'original' }
  patch.object(target, 'attribute', { new: 'patched' })
  expect(target.attribute).toBe('original')
})

test('an attribute is replaced while the patch is in force and put back after it', () => {
  const target = { attribute: 'original' }
  const seen = patch.object(target, 'attribute', { new: 'patched' }).run(() => target.attribute)
  expect([seen, target.attribute]).toEqual(['patched', 'original'])
})

test('null and undefined are replacements like any other', () => {
  const target: { attribute: string | null | undefined } = { attribute: 'original' }
  expect(patch.object(target, 'attribute', { new: null }).run(() => target.attribute)).toBe(null)
  expect(patch.object(target, 'attribute', { new: undefined }).run(() => target.attribute)).toBe(undefined)
  expect(target.attribute).toBe('original')
})

test('a string as the object is refused when the patcher is made', () => {
  expect(errorOf(() => patch.object('Something' as never, 'attribute' as never))).toEqual({
    name: 'PatchTargetError',
    message:
      '"Something" must be the actual object to be patched, not a string. To patch an export of a module by its path, use patch(path, name).',
  })
  expect(errorOf(() => patch.object(null as never, 'x' as never))).toEqual({
    name: 'PatchTargetError',
    message:
      'null must be the actual object to be patched, not a null. To patch an export of a module by its path, use patch(path, name).',
  })
})

test('a name that is no property key is refused', () => {
  for (const name of ['', {}, undefined])
    expect(() => patch.object({}, name as never)).toThrow(PatchTargetError)
})

test('a static member is replaced on the class and inherited by its subclasses', () => {
  class Base {
    static make(): string {
      return 'original'
    }
  }
  class Derived extends Base {}
  const seen = patch.object(Base, 'make', { new: () => 'patched' }).run(() => Derived.make())
  expect([seen, Derived.make()]).toEqual(['patched', 'original'])
})

test('an inherited member is shadowed on the object itself and uncovered again', () => {
  class Base {
    greet(): string {
      return 'hello'
    }
  }
  class Derived extends Base {}
  const seen = patch
    .object(Derived.prototype, 'greet', { new: () => 'patched' })
    .run(() => [new Derived().greet(), new Base().greet()])
  expect(seen).toEqual(['patched', 'hello'])
  expect(Object.hasOwn(Derived.prototype, 'greet')).toBe(false)
  expect(new Derived().greet()).toBe('hello')
})

test('what does not exist is an AttributeError, and nothing is made', () => {
  class Service {}
  const error = errorOf(() => patch.object(Service, 'frooble' as never, { new: 1 } as never).start())
  expect(error).toEqual({
    name: 'AttributeError',
    message:
      "class Service does not have the attribute 'frooble'. Patch a name that it has, or pass { create: true }.",
  })
  expect(() => patch.object(Service, 'frooble' as never).start()).toThrow(AttributeError)
  expect('frooble' in Service).toBe(false)
})

test('a misspelt attribute is told with the one that was meant', () => {
  class Service {
    static kind = 'service'
    save(): void {}
  }
  const said = (target: object, name: string): unknown =>
    errorOf(() => patch.object(target, name as never).start()).message
  expect([said(Service, 'knid'), said(new Service(), 'saev'), said(Service, 'save')]).toEqual([
    "class Service does not have the attribute 'knid'. Did you mean 'kind'? Patch a name that it has, or pass { create: true }.",
    "an instance of Service does not have the attribute 'saev'. Did you mean 'save'? Patch a name that it has, or pass { create: true }.",
    "class Service does not have the attribute 'save'. Its instances have it: patch Service.prototype. Patch a name that it has, or pass { create: true }.",
  ])
})

test('an object that does not tell its names is told without', () => {
  const target = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('not told')
      },
    },
  )
  expect(() => patch.object(target, 'missing' as never).start()).toThrow(
    "the object does not have the attribute 'missing'. Patch a name that it has",
  )
})

test('with create an attribute is made, and deleted afterwards', () => {
  const target: { frooble?: string } = {}
  const seen = patch.object(target, 'frooble', { new: 'made', create: true }).run(() => target.frooble)
  expect([seen, 'frooble' in target]).toEqual(['made', false])
})

test('an attribute named with a symbol or a number can be patched', () => {
  const key = Symbol('key')
  const target = { [key]: 'original', 0: 'zero' }
  const seen = patch.object(target, key, { new: 'patched' }).run(() => target[key])
  const zero = patch.object(target, 0, { new: 'none' }).run(() => target[0])
  expect([seen, zero, target[key], target[0]]).toEqual(['patched', 'none', 'original', 'zero'])
})

test('a getter is replaced by a value without being run, and put back as a getter', () => {
  const runs: string[] = []
  const target = {
    get total() {
      runs.push('get')
      return 1
    },
  }
  const before = Object.getOwnPropertyDescriptor(target, 'total')
  const patcher = patch.object(target, 'total', { new: 5 })
  patcher.start()
  const descriptor = Object.getOwnPropertyDescriptor(target, 'total')
  patcher.stop()
  expect(descriptor).toEqual({ value: 5, writable: true, enumerable: true, configurable: true })
  expect(Object.getOwnPropertyDescriptor(target, 'total')).toEqual(before)
  expect(runs).toEqual([])
})

test('a method stays as enumerable as it was', () => {
  class Service {
    load(): number {
      return 1
    }
  }
  const patcher = patch.object(Service.prototype, 'load', { new: () => 2 })
  patcher.start()
  const patched = Object.keys(Service.prototype)
  patcher.stop()
  expect(patched).toEqual([])
  expect(Object.getOwnPropertyDescriptor(Service.prototype, 'load')).toMatchObject({
    enumerable: false,
    writable: true,
    configurable: true,
  })
})

test('a property that is fixed but writable is replaced by its value', () => {
  const target = Object.defineProperty({} as { attribute: string }, 'attribute', {
    value: 'original',
    writable: true,
  })
  const seen = patch.object(target, 'attribute', { new: 'patched' }).run(() => target.attribute)
  expect([seen, target.attribute]).toEqual(['patched', 'original'])
})

test('a read-only property and a frozen object are refused with the reason', () => {
  const frozen = Object.freeze({ attribute: 'original' as string })
  const sealed = Object.seal({} as { toString(): string })
  expect(errorOf(() => patch.object(frozen, 'attribute', { new: 'x' }).start())).toEqual({
    name: 'ReadOnlyPropertyError',
    message:
      'Cannot patch attribute of the object: the object is frozen or sealed. Patch the object that holds a reference to it instead.',
  })
  expect(() => patch.object(sealed, 'toString', { new: () => '' }).start()).toThrow(ReadOnlyPropertyError)
  expect(errorOf(() => patch.object(class Fixed {}, 'prototype', { new: {} as never }).start()).message).toBe(
    'Cannot patch prototype of class Fixed: it is read-only and not configurable. Patch the object that holds a reference to it instead.',
  )
})

test('a proxy that only answers reads is patched on itself and answers as before afterwards', () => {
  const thing = { foo: 'foo' }
  const own: Record<string, unknown> = {}
  const proxy = new Proxy(own, {
    get: (target, key) => Reflect.get(key in target ? target : thing, key),
  }) as { foo: string }
  const seen = patch.object(proxy, 'foo', { new: 'bar' }).run(() => proxy.foo)
  expect([seen, proxy.foo, thing.foo, Object.keys(own)]).toEqual(['bar', 'foo', 'foo', []])
})

test('a proxy that forwards writes and deletions gets its attribute back', () => {
  const thing = { foo: 'foo' }
  const proxy = new Proxy({} as { foo: string }, {
    get: (_, key) => Reflect.get(thing, key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(thing, key, descriptor),
    deleteProperty: (_, key) => Reflect.deleteProperty(thing, key),
    set: (_, key, value) => Reflect.set(thing, key, value),
  })
  const seen = patch.object(proxy, 'foo', { new: 'bar' }).run(() => proxy.foo)
  expect([seen, proxy.foo, thing.foo]).toEqual(['bar', 'foo', 'foo'])
})

test('a proxy that goes on answering with the original is an error, not silence', () => {
  const proxy = new Proxy({} as { foo: string }, { get: () => 'fixed' })
  const error = errorOf(() => patch.object(proxy, 'foo', { new: 'bar' }).start())
  expect(error).toEqual({
    name: 'NotReplacedError',
    message:
      'Patching foo of the object changed nothing: it is a proxy that answers from elsewhere. Patch the object behind it.',
  })
  expect(NotReplacedError.prototype).toBeInstanceOf(TypeError)
})

test('__proto__ is refused as a name', () => {
  expect(errorOf(() => patch.object({}, '__proto__' as never))).toEqual({
    name: 'ForbiddenPathError',
    message:
      "'__proto__' goes through '__proto__', which all objects share. Patch the object itself with patch.object.",
  })
})

test('the name of a function, which is fixed but configurable, is put back as it was', () => {
  function named(): void {}
  const before = Object.getOwnPropertyDescriptor(named, 'name')
  expect(patch.object(named as { name: string }, 'name', { new: 'other' }).run(() => named.name)).toBe(
    'other',
  )
  expect(Object.getOwnPropertyDescriptor(named, 'name')).toEqual(before)
})
