import { afterEach, expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'
import * as settings from './support/settings.ts'

afterEach(() => patch.stopall())

test('what a body adds, deletes and changes in an object is put back', () => {
  const initial = {}
  const dict: Record<string, unknown> = { initial, other: 'something' }
  patch.dict(dict).run(() => {
    dict.a = 3
    delete dict.initial
    dict.other = 'something else'
  })
  expect(Object.entries(dict)).toEqual([
    ['initial', initial],
    ['other', 'something'],
  ])
})

test.each([
  ['an object', { a: 'b' }],
  ['pairs', [['a', 'b']] as const],
  ['a Map', new Map([['a', 'b']])],
])('values are given as %s', (_, values) => {
  const dict: Record<string, unknown> = { other: 'something' }
  const seen = patch.dict(dict, values).run(() => ({ ...dict }))
  expect([seen, dict]).toEqual([{ other: 'something', a: 'b' }, { other: 'something' }])
})

test('with clear only the given values are there', () => {
  const dict: Record<string, unknown> = { initial: 1, other: 'something' }
  const empty = patch.dict(dict, {}, { clear: true }).run(() => ({ ...dict }))
  const given = patch.dict(dict, { a: 'b' }, { clear: true }).run(() => ({ ...dict }))
  expect([empty, given, dict]).toEqual([{}, { a: 'b' }, { initial: 1, other: 'something' }])
})

test('a Map is patched by its entries, and put back in its order', () => {
  const map = new Map<string, unknown>([
    ['initial', 1],
    ['other', 'something'],
  ])
  const seen = patch.dict(map, { other: 'changed', a: 'b' }).run(() => {
    const entries = [...map]
    map.delete('initial')
    return entries
  })
  expect(seen).toEqual([
    ['initial', 1],
    ['other', 'changed'],
    ['a', 'b'],
  ])
  expect([...map]).toEqual([
    ['initial', 1],
    ['other', 'something'],
  ])
})

test('any container with get, set, delete and keys is patched through them', () => {
  const query = new URLSearchParams('a=1&b=2')
  const seen = patch.dict(query, { b: '3', c: '4' }).run(() => String(query))
  const cleared = patch.dict(query, { only: 'this' }, { clear: true }).run(() => String(query))
  expect([seen, cleared, String(query)]).toEqual(['a=1&b=3&c=4', 'only=this', 'a=1&b=2'])
})

test('the value of a patched dictionary is the dictionary', () => {
  const dict = { foo: 'bar' }
  expect(patch.dict(dict, { foo: 'baz' }).run(value => value)).toBe(dict)
  expect(patch.dict(dict).start()).toBe(dict)
})

test('a dictionary is put back when the body throws', () => {
  const dict: Record<string, string> = {}
  const run = () =>
    patch.dict(dict, { a: 'b' }).run(() => {
      throw new RangeError('Konrad')
    })
  expect(run).toThrow(RangeError)
  expect(dict).toEqual({})
})

test('an async body keeps the dictionary patched until it has ended', async () => {
  const dict: Record<string, string> = {}
  const seen = await patch.dict(dict, { a: 'b' }).run(async () => {
    await Promise.resolve()
    return { ...dict }
  })
  expect([seen, dict]).toEqual([{ a: 'b' }, {}])
})

test('process.env is found by its name, and a variable that was not set is gone afterwards', () => {
  const seen = patch.dict('process.env', { KONRAD_DELONG: 'some value' }).run(() => process.env.KONRAD_DELONG)
  expect([seen, 'KONRAD_DELONG' in process.env]).toEqual(['some value', false])
})

test('process.env can be cleared and comes back whole', () => {
  const before = { ...process.env }
  const seen = patch.dict(process.env, { ONLY: 'this' }, { clear: true }).run(() => ({ ...process.env }))
  expect(seen).toEqual({ ONLY: 'this' })
  expect({ ...process.env }).toEqual(before)
})

test('an object in a module is found by path and name, anew at each start', () => {
  const patcher = patch.dict('./support/settings.ts:defaults', { retries: 0 })
  expect(patcher.run(() => settings.defaults.retries)).toBe(0)
  const other = { retries: 7, http: { timeout: 1 } }
  const seen = patch.object(settings, 'defaults', { new: other }).run(() => {
    const during = patcher.run(() => settings.defaults.retries)
    return [during, settings.defaults.retries]
  })
  expect([...seen, settings.defaults.retries]).toEqual([0, 7, 3])
})

test('a name that leads nowhere is an AttributeError', () => {
  expect(() => patch.dict('process.envv', {}).start()).toThrow(
    "'process.envv' leads nowhere: an instance of process has no 'envv'. Did you mean 'env'?",
  )
  expect(() => patch.dict('nowhere.at.all', {}).start()).toThrow(
    "'nowhere.at.all' leads nowhere: the global object has no 'nowhere'.",
  )
  expect(() => patch.dict('process.pid', {}).start()).toThrow(
    "'process.pid' is a number: it has no attributes to patch.",
  )
})

test.each(['__proto__', 'constructor', 'prototype'])('%s is refused in a name and as a key', key => {
  const values: Record<string, unknown> = Object.defineProperty({}, key, { value: {}, enumerable: true })
  expect(() => patch.dict(`process.${key}.x`, {})).toThrow(
    `'process.${key}.x' goes through '${key}', which all objects share. Patch the object itself with patch.object.`,
  )
  expect(() => patch.dict({}, values)).toThrow(
    `'${key}' goes through '${key}', which all objects share. Patch the object itself with patch.object.`,
  )
})

test('a Map takes any key', () => {
  const map = new Map<string, unknown>()
  expect(patch.dict(map, { constructor: 1 }).run(() => map.get('constructor'))).toBe(1)
})

test('an accessor is put back as it was, and a hidden property too', () => {
  const dict = {
    get computed() {
      return 1
    },
  }
  Object.defineProperty(dict, 'hidden', { value: 2, configurable: true })
  const before = Object.getOwnPropertyDescriptors(dict)
  patch.dict(dict as Record<string, unknown>, { computed: 5 }).run(() => {
    expect(dict.computed).toBe(5)
    Reflect.deleteProperty(dict, 'hidden')
  })
  expect(Object.getOwnPropertyDescriptors(dict)).toEqual(before)
})

test('dictionaries patched twice come back in whichever order they are stopped', () => {
  const dict: Record<string, number> = { a: 1 }
  const first = patch.dict(dict, { a: 2, first: 1 })
  const second = patch.dict(dict, { a: 3, second: 1 })
  first.start()
  second.start()
  first.stop()
  expect(dict).toEqual({ a: 3, first: 1, second: 1 })
  second.stop()
  expect(dict).toEqual({ a: 1 })
})

test('what is no dictionary and no values is refused when the patcher is made', () => {
  expect(() => patch.dict(7 as never)).toThrow(
    "patch.dict needs an object, or a name such as 'process.env' or './settings.ts:defaults', got 7.",
  )
  expect(() => patch.dict({}, 'values' as never)).toThrow(
    'patch.dict needs the values as an object, a Map or pairs, got "values".',
  )
})

test('a patched dictionary that was not started is not stopped', () => {
  const dict = { foo: 'bar' }
  expect(patch.dict(dict, [['spam', 'eggs']], { clear: true }).stop()).toBe(undefined)
  expect(dict).toEqual({ foo: 'bar' })
})

test('a key that a container holds twice is put back twice', () => {
  const query = new URLSearchParams('tag=a&tag=b&page=1')
  patch.dict(query as never, { page: '2' }).run(() => expect(query.get('page')).toBe('2'))
  expect(query.toString()).toBe('tag=a&tag=b&page=1')
  const headers = new Headers([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  patch.dict(headers as never, { x: '2' }).run(() => {})
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})
