export type Rates = ReadonlyMap<string, number>

/** Reads lines such as `EUR 1.08`. */
export function parseRates(text: string): Rates {
  return new Map(text.split('\n').map(parseRate))
}

function parseRate(line: string, index: number): [currency: string, rate: number] {
  const [currency = '', rate] = line.split(' ')
  if (rate === undefined) throw new Error(`Line ${index + 1} has no rate: ${line}`)
  return [currency, Number(rate)]
}
