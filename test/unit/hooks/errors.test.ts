import { expect, test } from 'vitest'
import {
  HookArgumentsError,
  HookNotCallableError,
  ThrownValueError,
  WorkerExitError,
} from '../../../src/errors/index.ts'

test.each([
  [
    new HookNotCallableError('sys.unraisablehook', 'sys.__unraisablehook__', '"print"'),
    'HookNotCallableError: sys.unraisablehook takes a function, got "print". Assign sys.__unraisablehook__ to put the original back.',
  ],
  [
    new HookArgumentsError('sys.__unraisablehook__', '"text"'),
    'HookArgumentsError: sys.__unraisablehook__("text"): takes the arguments object that a hook receives, with an excValue.',
  ],
  [new ThrownValueError(42, '42'), 'ThrownValueError: 42 was thrown, which is not an Error.'],
  [
    new WorkerExitError(3),
    'WorkerExitError: A worker thread ended with exit code 3. Call its terminate() to end it, or let it exit with 0.',
  ],
])('the text of %s', (error, text) => {
  expect(String(error)).toBe(text)
})

test('misuse of a hook is a TypeError, as in CPython', () => {
  expect(new HookNotCallableError('a', 'b', 'c')).toBeInstanceOf(TypeError)
  expect(new HookArgumentsError('a', 'b')).toBeInstanceOf(TypeError)
})
