import { expect, test, vi } from 'vitest'
import { ConfigurationError, LeftoverError } from '../../../../../src/errors/index.ts'
import { newScope, Owner, runInScope } from '../../../../../src/ownership/index.ts'
import { beginFileTimeline } from '../../../../../src/vitest/reporting/timeline/index.ts'
import { FileRecorder } from '../../../../../src/vitest/reporting/timeline/recorder.ts'

function recording() {
  const late: string[] = []
  const recorder = new FileRecorder(() => late.push('late'))
  const owner = new Owner('test', 'Test.testA')
  recorder.begin(owner)
  const told = () =>
    recorder
      .recordOf(owner)!
      .tell()
      .map(({ kind, text }) => `${kind} ${text}`.trim())
  return { recorder, owner, told, late }
}

test('what happens belongs to the test of the running code, unless it says whose it is', () => {
  const { recorder, owner, told } = recording()
  recorder.note('mock called', 'by nobody')
  runInScope(newScope(owner), () => recorder.note('mock called', 'by the test'))
  recorder.note('phase', 'tearDown', undefined, owner)
  expect(told()).toEqual(['mock called by the test', 'phase tearDown'])
})

test('of a test that is forgotten nothing is told any more', () => {
  const { recorder, owner } = recording()
  const other = new Owner('test', 'Test.testB')
  recorder.begin(other)
  recorder.forget(owner)
  recorder.forget(owner)
  recorder.note('phase', 'tearDown', undefined, owner)
  expect(recorder.records.map(record => record.owner.name)).toEqual(['Test.testB'])
  expect(recorder.recordOf(owner)).toBeUndefined()
})

test('an error of a test that is over is late', () => {
  const { recorder, owner, told, late } = recording()
  recorder.note('error', 'a timer', 'too early', owner)
  owner.close()
  recorder.note('error', 'a timer', 'too late', owner)
  expect(told()).toEqual([
    'error a timer: a thrown value: too early',
    'error a timer: a thrown value: too late',
  ])
  expect(late).toEqual(['late'])
})

test('in a browser there is no timeline, and the option says so', () => {
  vi.stubGlobal('process', undefined)
  let thrown: unknown
  try {
    beginFileTimeline('all', {})
  } catch (error) {
    thrown = error
  } finally {
    vi.unstubAllGlobals()
  }
  expect(thrown).toEqual(
    new ConfigurationError(
      "The option timeline of install() is 'all', and this is a browser, where no file can be written. Leave it out in browser mode.",
    ),
  )
})

test('what a test has left is told as that, whether it fails the test or warns', () => {
  const { recorder, owner, told } = recording()
  const error = Object.assign(Object.create(LeftoverError.prototype) as Error, {
    message: 'HOME was set',
    stack: '',
  })
  recorder.note('warning', 'the end of the test', error, owner)
  expect(told().map(text => text.split(':', 1)[0])).toEqual(['left over the end of the test'])
})
