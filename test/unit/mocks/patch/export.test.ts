import * as fs from 'node:fs'
import fsDefault, { existsSync } from 'node:fs'
import * as os from 'node:os'
import * as tinyspy from 'tinyspy'
import { afterEach, expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'
import * as settings from './support/settings.ts'
import { seen } from './support/user.ts'
import { failureOf } from '../support/failure.ts'

afterEach(() => patch.stopall())

test('an export is replaced for every module that imported it, whatever its kind', () => {
  const original = seen()
  const patched = patch(settings, 'limit', { new: 1 }).run(() =>
    patch(settings, 'something', { new: () => 'patched' }).run(() =>
      patch(settings, 'default', { new: () => 'default' }).run(() => seen()),
    ),
  )
  expect(patched).toEqual([1, 'patched', 'default', 3])
  expect(seen()).toEqual(original)
  expect(original).toEqual([10, 'original', 'main', 3])
})

test('patch.object on a namespace does the same', () => {
  expect(patch.object(settings, 'limit', { new: 1 }).run(() => seen()[0])).toBe(1)
  expect(seen()[0]).toBe(10)
})

test('a dotted name walks into the export', () => {
  const patched = patch(settings, 'defaults.retries', { new: 0 }).run(() => seen()[3])
  const kind = patch(settings, 'Service.kind', { new: 'patched' }).run(() => settings.Service.kind)
  expect([patched, kind, seen()[3], settings.Service.kind]).toEqual([0, 'patched', 3, 'service'])
})

test('a dotted name that leads nowhere is an AttributeError, and one through a prototype is refused', () => {
  expect(() => patch(settings, 'defaults.ftp.timeout' as never).start()).toThrow(
    "'defaults.ftp.timeout' leads nowhere: the object has no 'ftp'.",
  )
  expect(() => patch(settings, 'defalts.http.timeout' as never).start()).toThrow(
    "leads nowhere: the module 'test/unit/mocks/patch/support/settings.ts' has no 'defalts'. Did you mean 'defaults'?",
  )
  expect(() => patch(settings, 'Service.prototype.name' as never)).toThrow(
    "'Service.prototype.name' goes through 'prototype', which all objects share. Patch the object itself with patch.object.",
  )
})

test.each([['by its namespace', settings] as const, ['by its path', './support/settings.ts'] as const])(
  'an export that does not exist is an AttributeError that names the module, given %s',
  (_, module) => {
    expect(failureOf(() => patch(module as object, 'missing' as never).start())).toBe(
      "AttributeError: the module 'test/unit/mocks/patch/support/settings.ts' does not have the attribute 'missing'. " +
        'Patch a name that it has, or pass { create: true }.',
    )
  },
)

test.each([
  [settings, 'limti', "the module 'test/unit/mocks/patch/support/settings.ts'", 'limit'],
  ['./support/settings.js', 'sevrice', "the module 'test/unit/mocks/patch/support/settings.ts'", 'Service'],
  ['node:os', 'hostnam', "the module 'node:os'", 'hostname'],
  [os, 'hostnam', "the module 'node:os'", 'hostname'],
  [process, 'cwdd', 'an instance of process', 'cwd'],
])('a misspelt export is told with the one that was meant: %#', (module, name, place, meant) => {
  expect(failureOf(() => patch(module as object, name as never).start())).toBe(
    `AttributeError: ${place} does not have the attribute '${name}'. Did you mean '${meant}'? Patch a name that it has, or pass { create: true }.`,
  )
})

test('a namespace that Vitest did not load has no name', () => {
  const made = Object.create(null, { [Symbol.toStringTag]: { value: 'Module' } })
  expect(() => patch(made, 'missing' as never).start()).toThrow(
    "the module namespace does not have the attribute 'missing'.",
  )
})

test.each([
  ['from the calling file', './support/settings.ts'],
  ['without its extension', './support/settings'],
  ['with the extension of the built file', './support/settings.js'],
  ['from the root', '/test/unit/mocks/patch/support/settings.ts'],
  ['from the root without a slash', 'test/unit/mocks/patch/support/settings.ts'],
  ['as a file URL', new URL('./support/settings.ts', import.meta.url).href],
  ['as an absolute path', new URL('./support/settings.ts', import.meta.url).pathname],
])('a module is named by its path, %s', (_, path) => {
  expect(patch(path, 'limit', { new: 1 }).run(() => seen()[0])).toBe(1)
  expect(seen()[0]).toBe(10)
})

test('a module is looked up when the patch starts, not when it is made', async () => {
  const patcher = patch('./support/lazy.ts', 'lazy', { new: 'patched' })
  expect(() => patcher.start()).toThrow(
    "Cannot patch './support/lazy.ts': no module of that path is loaded. Import it in the test file first, " +
      "and write the path from the file that calls patch ('./service.ts'), from the root ('/src/service.ts') or absolute.",
  )
  const module = await import('./support/lazy.ts')
  expect(patcher.run(() => module.lazy)).toBe('patched')
})

test('the original is read when the patch starts, so that it is put back as it was then', () => {
  const target = { attribute: 'at first' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  target.attribute = 'changed since'
  patcher.run(() => undefined)
  expect(target.attribute).toBe('changed since')
})

test.each([
  ['its namespace', fs],
  ['its default export', fsDefault],
  ['its name', 'node:fs'],
  ['its name without a prefix', 'fs'],
])('a built-in module is patched by %s, for named imports too', (_, target) => {
  const run = patch(target as typeof fs, 'existsSync', { new: () => true })
  const during = run.run(() => [
    existsSync('/nowhere'),
    fs.existsSync('/nowhere'),
    fsDefault.existsSync('/nowhere'),
  ])
  expect(during).toEqual([true, true, true])
  expect([existsSync('/nowhere'), fs.existsSync('/nowhere'), fsDefault.existsSync('/nowhere')]).toEqual([
    false,
    false,
    false,
  ])
})

test('patch.object on a built-in module reaches named imports too', () => {
  expect(patch.object(fsDefault, 'existsSync', { new: () => true }).run(() => existsSync('/nowhere'))).toBe(
    true,
  )
  expect(patch.object(os, 'platform', { new: () => 'amiga' as never }).run(() => os.platform())).toBe('amiga')
})

test('the export of an external ES module is refused with the way out', () => {
  const text =
    'it is an external ES module, whose exports cannot be replaced at run time. ' +
    "Use vi.mock('…', …) for it, inline it (test.server.deps.inline), or patch the object or the module of yours that uses it."
  expect(() => patch(tinyspy, 'spy').start()).toThrow(`Cannot patch the export spy of this module: ${text}`)
  expect(() => patch('tinyspy', 'spy').start()).toThrow(`Cannot patch the export spy of 'tinyspy': ${text}`)
  expect(typeof tinyspy.spy).toBe('function')
})

test.each([['', 12, null, undefined, new Error('x').message.length]])(
  'a target that is no module is refused when the patcher is made',
  (...targets) => {
    for (const target of targets)
      expect(() => patch(target as never, 'x' as never)).toThrow(/^patch needs a module's/)
  },
)
