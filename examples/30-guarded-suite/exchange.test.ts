import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addCleanup } from 'vitest-async-case'
import { Exchange } from './exchange.ts'
import { parseRates, type Rates } from './parse-rates.ts'

const rates = parseRates('EUR 1.08\nJPY 0.0067')

/** Closed at the end of the test, however far that comes. */
function exchangeOf(askBank: () => Promise<Rates>): Exchange {
  const exchange = new Exchange(askBank)
  addCleanup(() => exchange.close())
  return exchange
}

test('tells the rates of the bank', async () => {
  const exchange = exchangeOf(async () => rates)
  const url = await exchange.open()
  exchange.follow()
  const response = await fetch(`${url}/EUR`)
  expect(await response.text()).toBe('1.08')
})

test('opens while the bank is closed', async () => {
  const exchange = exchangeOf(async () => {
    throw new Error('The bank is closed')
  })
  expect(await exchange.open()).toMatch(/^http:/)
  expect(exchange.problem).toEqual(new Error('The bank is closed'))
})

test('listens on the port of the environment', async () => {
  vi.stubEnv('EXCHANGE_PORT', '0')
  addCleanup(() => vi.unstubAllEnvs())
  const exchange = exchangeOf(async () => rates)
  expect(await exchange.open()).not.toMatch(/:0$/)
})

describe('with the rates of yesterday', () => {
  let url = ''

  beforeEach(async () => {
    const exchange = exchangeOf(async () => rates)
    url = await exchange.open()
    exchange.rates = parseRates('EUR 1.07\nJPY 0.0066')
  })

  test('tells the old rate', async () => {
    const response = await fetch(`${url}/EUR`)
    expect(await response.text()).toBe('1.07')
  })
})

test('asks the bank every minute', async () => {
  vi.useFakeTimers()
  addCleanup(() => vi.useRealTimers())
  const askBank = vi.fn<() => Promise<Rates>>(async () => rates)
  exchangeOf(askBank).follow()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(askBank).toHaveBeenCalledTimes(2)
})
