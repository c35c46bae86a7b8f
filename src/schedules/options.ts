import { ScheduleError } from '../errors/index.ts'
import { didYouMean, showValue } from '../internal/index.ts'
import { readPath, type Path } from './path.ts'

/** One schedule that is run alone. */
export interface ReplayOption {
  readonly text: string
  readonly path: Path
}

/** What a search is asked to do. */
export interface SearchOptions {
  readonly runs: number
  readonly seed: number
  readonly replay: ReplayOption | undefined
}

/** How a user calls the setting, as a whole and one option of it. */
export interface SettingName {
  readonly whole: string
  readonly option: (name: string) => string
}

const mostRuns = 100_000
const lastSeed = 2 ** 32 - 1
const names = ['runs', 'seed', 'replay']

/** The name of the variable of the environment that outranks every `replay`. */
export const replayVariable = 'VITEST_ASYNC_CASE_REPLAY'

/** Reads what a user has set, with the environment's replay, which outranks every other. @throws ScheduleError */
export function searchOptions(given: unknown, name: SettingName): SearchOptions {
  const options = givenOptions(given, name)
  const fromOutside = process.env[replayVariable]
  return fromOutside ? { ...options, replay: readReplay(fromOutside, replayVariable) } : options
}

/** Reads the setting alone. @throws ScheduleError */
export function givenOptions(given: unknown, name: SettingName): SearchOptions {
  const options = typeof given === 'number' ? { runs: given } : given
  if (!isRecord(options)) throw mistake(name.whole, given, 'a number of runs, or { runs, seed, replay }')
  const unknown = Object.keys(options).find(key => !names.includes(key))
  if (unknown !== undefined)
    throw new ScheduleError(
      `${name.whole} has no option ${showValue(unknown)}.${didYouMean(unknown, names)} It takes ${names.join(', ')}.`,
    )
  const { runs = 100, seed = 1, replay } = options
  mustBeWhole(typeof given === 'number' ? name.whole : name.option('runs'), runs, 1, mostRuns)
  mustBeWhole(name.option('seed'), seed, 0, lastSeed)
  return {
    runs,
    seed: seed || seedOfMachine(),
    replay: replay === undefined ? undefined : readReplay(replay, name.option('replay')),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mustBeWhole(where: string, value: unknown, from: number, to: number): asserts value is number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
    throw mistake(where, value, `a whole number from ${from} to ${to}`)
}

function readReplay(text: unknown, where: string): ReplayOption {
  const path = typeof text === 'string' ? readPath(text) : undefined
  if (typeof text !== 'string' || !path)
    throw mistake(where, text, 'entries look like 3:1/2, separated by commas')
  return { text, path }
}

function mistake(where: string, value: unknown, wanted: string): ScheduleError {
  return new ScheduleError(`${where} is ${showValue(value)}: ${wanted}.`)
}

function seedOfMachine(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] || 1
}
