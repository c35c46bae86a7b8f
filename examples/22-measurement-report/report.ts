import { accumulate } from './accumulate.ts'
import { readMeasurements, type Measurement } from './measurements.ts'
import { NormalDist } from './normal-dist.ts'
import { fmean, geometricMean, multimode, quantiles } from './statistics.ts'

const FEET_OF_A_CENTIMETRE = 0.0328084

/** What there is to say of the heights, in the order of the columns. */
export interface Report {
  mean: number
  geometricMean: number
  mostFrequent: number[]
  quartiles: number[]
  centimetres: NormalDist
  feet: NormalDist
  belowSixFeet: number
  /** How many had been measured before the first week, and at the end of each. */
  totals: [week: string, total: number][]
}

/** `before` is how many were measured in earlier reports. */
export function reportOf(measurements: readonly Measurement[], before = 0): Report {
  const heights = measurements.map(({ height }) => height)
  const centimetres = NormalDist.fromSamples(heights)
  const feet = centimetres.times(FEET_OF_A_CENTIMETRE)
  return {
    mean: fmean(heights),
    geometricMean: geometricMean(heights),
    mostFrequent: multimode(heights),
    quartiles: quantiles(heights),
    centimetres,
    feet,
    belowSixFeet: feet.cdf(6),
    totals: totalsOf(measurements, before),
  }
}

function totalsOf(measurements: readonly Measurement[], before: number): Report['totals'] {
  const counts = new Map<string, number>()
  for (const { week } of measurements) counts.set(week, (counts.get(week) ?? 0) + 1)
  const weeks = [...counts.keys()].toSorted()
  const totals = accumulate(
    weeks.map(week => counts.get(week)!),
    { initial: before },
  )
  const labels = ['before', ...weeks]
  return [...totals].map((total, index) => [labels[index]!, total])
}

/** Two columns; no cell holds a comma or a quote. */
export function csvOf({ totals, ...figures }: Report): string {
  const lines = [...Object.entries(figures).map(([name, value]) => [name, cellOf(value)]), ...totals]
  return lines.map(cells => `${cells.join(',')}\n`).join('')
}

function cellOf(value: number | number[] | NormalDist): string {
  if (value instanceof NormalDist) return `${cellOf(value.mean)} ± ${cellOf(value.stdev)}`
  if (Array.isArray(value)) return value.map(cellOf).join(' ')
  return value.toFixed(2)
}

export async function reportOfFile(path: string, before = 0): Promise<Report> {
  return reportOf(await readMeasurements(path), before)
}
