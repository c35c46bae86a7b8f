import koffi from 'koffi'
import { isMinusOne, libcFunction } from './libc.ts'

/** Stops while the machine sleeps. */
export const CLOCK_MONOTONIC = 1
/** Goes on while the machine sleeps. */
export const CLOCK_BOOTTIME = 7
/** macOS: does not go on while the machine sleeps. */
export const CLOCK_UPTIME_RAW = 8

interface TimeSpec {
  tv_sec: number | bigint
  tv_nsec: number | bigint
}

// Without a name: koffi knows a named type once for the process, and a module may be loaded again.
const timeSpec = koffi.struct({ tv_sec: 'int64_t', tv_nsec: 'int64_t' })
const getTime = libcFunction<number>(
  'clock_gettime',
  'int',
  ['int', koffi.out(koffi.pointer(timeSpec))],
  isMinusOne,
)
const getNanoseconds = libcFunction<number | bigint>(
  'clock_gettime_nsec_np',
  'uint64_t',
  ['int'],
  nanoseconds => BigInt(nanoseconds) === 0n,
)

/** What a clock shows, in nanoseconds: Python's `time.clock_gettime_ns`. */
export function clockTime(clock: number): bigint {
  const time: TimeSpec = { tv_sec: 0, tv_nsec: 0 }
  getTime(clock, time)
  return BigInt(time.tv_sec) * 1_000_000_000n + BigInt(time.tv_nsec)
}

/** The same of the clocks that macOS has beside POSIX's. */
export function clockTimeOfMacOs(clock: number): bigint {
  return BigInt(getNanoseconds(clock))
}
