import { getEventListeners, once } from 'node:events'
import { vi } from 'vitest'
import { ANY, AsyncMock, call, IsolatedAsyncioTestCase, TestCase } from 'vitest-async-case'
import { interleave } from './interleave.ts'
import { NoAddressError, race, type Attempt } from './race.ts'

export class InterleaveTest extends TestCase {
  testOrders() {
    // Families, how many of the first family come first, and what asyncio makes of it.
    const rows: [families: string, count: number, order: string][] = [
      ['6664', 1, '0312'],
      ['6664', 2, '0132'],
      ['6664', 3, '0123'],
      ['4466', 1, '0213'],
      ['4466', 2, '0123'],
      ['666444', 1, '031425'],
      ['666444', 2, '013245'],
      ['666444', 3, '012345'],
      ['4444', 2, '0123'],
      ['', 1, ''],
    ]
    for (const [families, count, order] of rows)
      this.subTest({ families, count }, () => {
        const addresses = families.split('').map((family, index) => ({
          address: `${index}`,
          family: Number(family),
        }))
        const result = interleave(addresses, count).map(({ address }) => address)
        this.assertEqual(result.join(''), order)
      })
  }

  testFamiliesTakeTurnsByDefault() {
    const [a, b, c] = [6, 6, 4].map((family, index) => ({ address: `${index}`, family }))
    this.assertEqual(interleave([a!, b!, c!]), [a!, c!, b!])
  }
}

export class RaceTest extends IsolatedAsyncioTestCase {
  attempt = new AsyncMock<Attempt<string, string>>({ name: 'attempt' })
  answers: Record<string, (value: string) => void> = {}
  signals: Record<string, AbortSignal> = {}

  override setUp() {
    vi.useFakeTimers()
    this.addCleanup(() => vi.useRealTimers())
    // Each address is silent, until a test answers for it or it is aborted.
    this.attempt.sideEffect = (address, signal) =>
      new Promise((resolve, reject) => {
        this.answers[address] = resolve
        this.signals[address] = signal
        signal.addEventListener('abort', () => reject(signal.reason))
      })
  }

  async testSecondAddressHasToWait() {
    const result = race(['v6', 'v4'], this.attempt)
    await vi.advanceTimersByTimeAsync(249)
    this.attempt.assertCalledOnceWith('v6', ANY)
    await vi.advanceTimersByTimeAsync(1)
    this.assertEqual(this.attempt.mockCalls, [call('v6', ANY), call('v4', ANY)])
    this.answers.v4!('hello from v4')
    this.assertEqual(await result, 'hello from v4')
    this.assertIs(this.signals.v6!.aborted, true)
  }

  async testDelayIsAnOption() {
    const result = race(['v6', 'v4'], this.attempt, { delay: 100 })
    await vi.advanceTimersByTimeAsync(99)
    this.attempt.assertCalledOnce()
    await vi.advanceTimersByTimeAsync(1)
    this.assertEqual(this.attempt.callCount, 2)
    this.answers.v4!('v4')
    await result
  }

  async testFirstAddressMayStillWin() {
    const result = race(['v6', 'v4'], this.attempt)
    await vi.advanceTimersByTimeAsync(250)
    this.answers.v6!('hello from v6')
    this.assertEqual(await result, 'hello from v6')
    this.assertIs(this.signals.v4!.aborted, true)
  }

  async testNoOtherAddressIsTriedAfterAnAnswer() {
    const result = race(['v6', 'v4'], this.attempt)
    this.answers.v6!('v6')
    this.assertEqual(await result, 'v6')
    this.attempt.assertAwaitedOnceWith('v6', ANY)
    this.assertEqual(vi.getTimerCount(), 0)
  }

  async testFailureBeginsTheNextAtOnce() {
    this.attempt.sideEffect = [new Error('refused'), 'v4']
    this.assertEqual(await race(['v6', 'v4'], this.attempt), 'v4')
    this.assertEqual(this.attempt.awaitCount, 2)
    this.assertEqual(vi.getTimerCount(), 0)
  }

  async testAllErrorsAreTold() {
    this.attempt.sideEffect = [new Error('one'), new Error('two')]
    const { exception } = await this.assertRaises(AggregateError, race(['v6', 'v4'], this.attempt))
    this.assertEqual(exception.message, 'None of 2 addresses answered.')
    this.assertEqual(
      exception.errors.map((error: Error) => error.message),
      ['one', 'two'],
    )
  }

  async testErrorsHaveTheOrderOfTheAddresses() {
    const fail: Record<string, (error: Error) => void> = {}
    this.attempt.sideEffect = address => new Promise((_, reject) => (fail[address] = reject))
    const result = this.assertRaises(AggregateError, race(['v6', 'v4'], this.attempt))
    await vi.advanceTimersByTimeAsync(250)
    fail.v4!(new Error('v4 refused'))
    fail.v6!(new Error('v6 refused'))
    const { exception } = await result
    this.assertEqual(
      exception.errors.map((error: Error) => error.message),
      ['v6 refused', 'v4 refused'],
    )
  }

  async testCallerEndsTheRace() {
    const caller = new AbortController()
    const result = race(['v6', 'v4', 'other'], this.attempt, { signal: caller.signal })
    await vi.advanceTimersByTimeAsync(250)
    const reason = new Error('the user has gone')
    caller.abort(reason)
    this.assertIs((await this.assertRaises(Error, result)).exception, reason)
    this.assertEqual([this.signals.v6!.reason, this.signals.v4!.reason], [reason, reason])
    this.assertEqual(this.attempt.callCount, 2)
    this.assertEqual(vi.getTimerCount(), 0)
  }

  async testOthersHaveEndedBeforeTheResultIsThere() {
    const events: string[] = []
    this.attempt.sideEffect = async (address, signal) => {
      if (address === 'v4') return 'v4'
      await once(signal, 'abort')
      await new Promise(resolve => setTimeout(resolve, 10))
      events.push('v6 ended')
      throw new Error('aborted')
    }
    const result = race(['v6', 'v4'], this.attempt).then((value: string) => events.push(`${value} won`))
    await vi.advanceTimersByTimeAsync(260)
    await result
    this.assertEqual(events, ['v6 ended', 'v4 won'])
  }

  async testNothingHangsOnTheSignalOfTheCaller() {
    const { signal } = new AbortController()
    this.attempt.sideEffect = null
    this.attempt.returnValue = 'v6'
    await race(['v6', 'v4'], this.attempt, { signal })
    this.assertEqual(getEventListeners(signal, 'abort'), [])
  }

  async testRaceThatEndedBeforeItBegan() {
    const reason = new Error('the user has gone')
    const result = race(['v6'], this.attempt, { signal: AbortSignal.abort(reason) })
    this.assertIs((await this.assertRaises(Error, result)).exception, reason)
    this.attempt.assertNotCalled()
  }

  async testLateAnswerIsDiscarded() {
    const deaf: Record<string, (value: string) => void> = {}
    this.attempt.sideEffect = address => new Promise(resolve => (deaf[address] = resolve))
    const discarded: string[] = []
    const result = race(['v6', 'v4'], this.attempt, { discard: late => void discarded.push(late) })
    await vi.advanceTimersByTimeAsync(250)
    deaf.v4!('v4')
    deaf.v6!('v6')
    this.assertEqual(await result, 'v4')
    this.assertEqual(discarded, ['v6'])
  }

  async testNoAddress() {
    const { exception } = await this.assertRaises(NoAddressError, race([], this.attempt))
    this.assertEqual(exception.message, 'There is no address to try.')
  }
}
