import { afterEach, expect, test } from 'vitest'
import { journal, type Recorder } from '../../../src/ownership/index.ts'
import { Schedule } from '../../../src/schedules/schedule.ts'

const before = journal.recorder
afterEach(() => void (journal.recorder = before))

test('a timeline is told who went on before others, and nothing of the plain order', () => {
  const noted: unknown[] = []
  journal.recorder = { note: (kind, text) => noted.push([kind, text]) } as Partial<Recorder> as Recorder
  const schedule = new Schedule(({ at }) => at)
  const ready = ['"deposit"', '"withdraw"'].map(name => ({ strand: {}, name: () => name }))
  schedule.pickWakeUp(ready)
  schedule.pickWakeUp(ready)
  expect(noted).toEqual([['chosen', '"withdraw" went on before "deposit"']])
})
