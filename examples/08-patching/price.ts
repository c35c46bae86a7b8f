import { hostname } from 'node:os'
import { fetchRate, rounding } from './rates.ts'

export interface Quote {
  readonly amount: number
  readonly currency: string
  /** The machine that made the quote. */
  readonly source: string
}

export async function quote(euros: number): Promise<Quote> {
  const currency = process.env['CURRENCY'] ?? 'EUR'
  const rate = currency === 'EUR' ? 1 : await fetchRate(currency)
  return { amount: rounding.round(euros * rate), currency, source: hostname() }
}
