import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseRates, type Rates } from '../parse-rates.ts'
import { Exchange } from './exchange.ts'

const rates = parseRates('EUR 1.08\nJPY 0.0067')

test('tells the rates of the bank', async () => {
  const exchange = new Exchange(async () => rates)
  const url = await exchange.open()
  exchange.follow()
  const response = await fetch(`${url}/EUR`)
  expect(await response.text()).toBe('1.08')
  exchange.close()
})

test('opens while the bank is closed', async () => {
  const exchange = new Exchange(async () => {
    await new Promise(resolve => setTimeout(resolve, 5))
    throw new Error('The bank is closed')
  })
  expect(await exchange.open()).toMatch(/^http:/)
  exchange.close()
})

test('listens on the port of the environment', async () => {
  process.env.EXCHANGE_PORT = '0'
  const exchange = new Exchange(async () => rates)
  expect(await exchange.open()).not.toMatch(/:0$/)
  exchange.close()
})

describe('with the rates of yesterday', () => {
  let exchange: Exchange | undefined
  let url = ''

  beforeEach(async () => {
    const opened = new Exchange(async () => rates)
    url = await opened.open()
    opened.rates = parseRates('EUR 1.07\nJPY')
    exchange = opened
  })

  afterEach(() => exchange?.close())

  test('tells the old rate', async () => {
    const response = await fetch(`${url}/EUR`)
    expect(await response.text()).toBe('1.07')
  })
})

test('asks the bank every minute', async () => {
  vi.useFakeTimers()
  const askBank = vi.fn<() => Promise<Rates>>(async () => rates)
  const exchange = new Exchange(askBank)
  exchange.follow()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(askBank).toHaveBeenCalledTimes(2)
})
