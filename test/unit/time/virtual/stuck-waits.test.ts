import { beforeEach, expect, test, vi } from 'vitest'
import { realTime } from '../../../../src/internal/index.ts'
import { StuckWaits } from '../../../../src/time/virtual/stuck-waits.ts'

let now = 0
let stillOpen: string | undefined
let waits: StuckWaits
const told: string[] = []
beforeEach(() => {
  now = 0
  stillOpen = undefined
  told.length = 0
  waits = new StuckWaits()
  const spy = vi.spyOn(realTime, 'now').mockImplementation(() => now)
  return () => spy.mockRestore()
})

const add = (name: string) => waits.add(() => void told.push(name))

/** Looks at a moment at which nothing can go on. */
function look(at: number): boolean {
  now = at
  return waits.tell(() => stillOpen)
}

test('who waits is told after 20 ms in which nothing could go on', () => {
  add('phase')
  expect([look(0), look(19), look(20)]).toEqual([false, false, true])
  expect(told).toEqual(['phase'])
  expect(waits.isEmpty).toBe(true)
})

test('what goes on meanwhile begins the time anew', () => {
  add('phase')
  look(0)
  waits.restart()
  expect([look(20), look(39), look(40)]).toEqual([false, false, true])
})

test('of several that one is told which came last, and the next one as long after it', () => {
  add('body')
  add('cleanup')
  look(0)
  look(20)
  expect([look(21), look(40), look(41)]).toEqual([false, false, true])
  expect(told).toEqual(['cleanup', 'body'])
})

test('who has stopped waiting is not told', () => {
  add('body')
  add('cleanup')()
  look(0)
  look(20)
  expect(told).toEqual(['body'])
})

test('while somebody outside may end it, nobody is told, and it is known since when', () => {
  add('phase')
  look(0)
  const seen: unknown[] = [waits.ruledOut]
  now = 10
  waits.ruleOut('a UDP socket was open')
  now = 310
  waits.ruleOut('a UDP socket was open')
  seen.push(waits.ruledOut, look(320), waits.ruledOut, look(339), look(340))
  expect(seen).toEqual([
    undefined,
    { by: 'a UDP socket was open', ms: 300 },
    false,
    { by: 'a UDP socket was open', ms: 310 },
    false,
    true,
  ])
})

test('what goes on ends that too', () => {
  waits.ruleOut('a UDP socket was open')
  waits.restart()
  expect(waits.ruledOut).toBeUndefined()
})

test('what is dear to find out is asked for when nothing has gone on for long enough, and again after as long', () => {
  add('phase')
  stillOpen = 'a request was under way'
  const seen: unknown[] = [look(0), waits.ruledOut, look(20), waits.ruledOut, look(25), look(45)]
  stillOpen = undefined
  seen.push(waits.ruledOut, look(50), look(70))
  expect(seen).toEqual([
    false,
    undefined,
    false,
    { by: 'a request was under way', ms: 0 },
    false,
    false,
    { by: 'a request was under way', ms: 25 },
    false,
    true,
  ])
})

test('a test whose neighbour goes on is not told, and two that both rest are', () => {
  const other = new StuckWaits()
  const seen: unknown[] = []
  const note = () => seen.push([waits, other].map(each => each.besides()))
  const text = 'another test went on beside it'
  for (const step of [() => waits.goOn(), () => other.goOn(), () => waits.rest(), () => other.rest()]) {
    step()
    note()
  }
  expect(seen).toEqual([
    [undefined, text],
    [text, text],
    [text, undefined],
    [undefined, undefined],
  ])
})
