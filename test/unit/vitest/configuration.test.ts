import { expect, test } from 'vitest'
import { ClockError, ConfigurationError } from '../../../src/errors/index.ts'
import { allowLeak } from '../../../src/ownership/index.ts'
import { install } from '../../../src/vitest/install.ts'
import { asyncCase } from '../../../src/vitest/plugin/index.ts'

// What JavaScript can hand over, and the types refuse.
const given = (value: unknown) => value as never
const policies = "It may be 'fail' (a leak fails its test), 'warn' (it is annotated) or 'cancel' (silence)."
const leftovers =
  "It may be 'fail' (a leftover fails its test), 'warn' (it is annotated) or 'off' (nobody looks)."
const unawaited =
  "It may be 'fail' (a call that nobody awaited fails its test), 'warn' (it is annotated) or 'off' (silence)."

test.each([
  [
    { leakz: 'fail' },
    "install() has no option 'leakz'. Did you mean 'leaks'? It takes leaks, leftovers, unawaited, guard, timeline, schedules, clock.",
  ],
  [{ guard: 'yes' }, 'The option guard of install() is "yes". It may be true or false.'],
  [
    { plugin: true },
    "install() has no option 'plugin'. It takes leaks, leftovers, unawaited, guard, timeline, schedules, clock.",
  ],
  [{ leaks: 'wran' }, `The option leaks of install() is "wran". Did you mean 'warn'? ${policies}`],
  [{ leaks: 'ignore' }, `The option leaks of install() is "ignore". ${policies}`],
  [{ leaks: true }, `The option leaks of install() is true. ${policies}`],
  [{ leaks: null }, `The option leaks of install() is null. ${policies}`],
  [{ leftovers: 'wran' }, `The option leftovers of install() is "wran". Did you mean 'warn'? ${leftovers}`],
  [{ leftovers: 'cancel' }, `The option leftovers of install() is "cancel". ${leftovers}`],
  [{ unawaited: 'of' }, `The option unawaited of install() is "of". Did you mean 'off'? ${unawaited}`],
  [
    'fail',
    'install() takes an object, { leaks, leftovers, unawaited, guard, timeline, schedules, clock }; it got "fail".',
  ],
  [
    ['fail'],
    'install() takes an object, { leaks, leftovers, unawaited, guard, timeline, schedules, clock }; it got an array of 1.',
  ],
  [
    null,
    'install() takes an object, { leaks, leftovers, unawaited, guard, timeline, schedules, clock }; it got null.',
  ],
])('install(%o)', (options, text) => {
  expect(() => install(given(options))).toThrow(new ConfigurationError(text))
})

test.each([
  ['fake', `The option clock of install() is "fake": write 'virtual' or 'real'.`],
  [null, `The option clock of install() is null: write 'virtual' or 'real'.`],
])('install({ clock: %o })', (clock, text) => {
  expect(() => install(given({ clock }))).toThrow(new ClockError(text))
})

const takes = 'It takes setup, guard, transformer, legacyDecorators, compileCache.'
const tools = "It may be 'esbuild', 'typescript', '@swc/core'."

test.each([
  [{ setups: false }, `asyncCase() has no option 'setups'. Did you mean 'setup'? ${takes}`],
  [
    { leaks: 'fail' },
    "asyncCase() has no option 'leaks': it is one of install(). Call install({ leaks }) in a file of your own, name that in setupFiles, and write asyncCase({ setup: false }).",
  ],
  [{ setup: 'no' }, 'The option setup of asyncCase() is "no". It may be true or false.'],
  [{ legacyDecorators: 1 }, 'The option legacyDecorators of asyncCase() is 1. It may be true or false.'],
  [{ compileCache: 'on' }, 'The option compileCache of asyncCase() is "on". It may be true or false.'],
  [
    { transformer: 'esbiuld' },
    `The option transformer of asyncCase() is "esbiuld". Did you mean 'esbuild'? ${tools}`,
  ],
  [{ transformer: 'babel' }, `The option transformer of asyncCase() is "babel". ${tools}`],
  [{ guard: 1 }, 'The option guard of asyncCase() is 1. It may be true or false.'],
  [
    true,
    'asyncCase() takes an object, { setup, guard, transformer, legacyDecorators, compileCache }; it got true.',
  ],
])('asyncCase(%o)', (options, text) => {
  expect(() => asyncCase(given(options))).toThrow(new ConfigurationError(text))
})

test('an option that is undefined is not given', () => {
  expect(asyncCase(given({ setup: undefined, transformer: undefined }))).toHaveLength(2)
})

test.each([
  [
    { reson: 'the driver keeps it' },
    "allowLeak() has no option 'reson'. Did you mean 'reason'? It takes kind, stack, reason.",
  ],
  [
    { kinds: ['timeout'], reason: 'the driver keeps it' },
    "allowLeak() has no option 'kinds'. Did you mean 'kind'? It takes kind, stack, reason.",
  ],
])('allowLeak(%o)', (allowed, text) => {
  expect(() => allowLeak(given(allowed))).toThrow(new ConfigurationError(text))
})

test.each([{ leakz: 'fail' }, { clock: 'fake' }])(
  'the first line of its stack is the user’s: %o',
  options => {
    const error = (() => {
      try {
        return install(given(options))
      } catch (thrown) {
        return thrown as Error
      }
    })()
    expect(error?.stack?.split('\n')[1]).toContain('configuration.test.ts')
  },
)
