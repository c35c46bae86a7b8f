import { skipUnless, TestCase } from 'vitest-async-case'
import { CLOCK_BOOTTIME, CLOCK_MONOTONIC, CLOCK_UPTIME_RAW, clockTime, clockTimeOfMacOs } from './clock.ts'

export class ClockTest extends TestCase {
  testMonotonicClockIsThatOfNode() {
    const [before, now, after] = [
      process.hrtime.bigint(),
      clockTime(CLOCK_MONOTONIC),
      process.hrtime.bigint(),
    ]
    this.assertLessEqual(before, now)
    this.assertLessEqual(now, after)
  }

  testClockThatSleepsIsNotAhead() {
    const [monotonic, boot] = [clockTime(CLOCK_MONOTONIC), clockTime(CLOCK_BOOTTIME)]
    this.assertLessEqual(monotonic, boot)
  }

  testUnknownClock() {
    const { exception } = this.assertRaises(Error, () => clockTime(9999))
    this.assertEqual(exception.message, 'clock_gettime: EINVAL')
  }

  static {
    skipUnless.define(this, process.platform === 'linux', "the numbers are those of Linux's clocks")
  }
}

export class UptimeRawTest extends TestCase {
  testClockGoesForward() {
    const [first, second] = [clockTimeOfMacOs(CLOCK_UPTIME_RAW), clockTimeOfMacOs(CLOCK_UPTIME_RAW)]
    this.assertLess(0n, first)
    this.assertLessEqual(first, second)
  }

  static {
    skipUnless.define(this, process.platform === 'darwin', 'CLOCK_UPTIME_RAW is a clock of macOS')
  }
}
