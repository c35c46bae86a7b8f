import { IANAZone, Settings } from 'luxon'
import { patch, TestCase } from 'vitest-async-case'
import { dateOf, IsoDayError, isoDayOf } from './weeks.ts'

export class WeeksTest extends TestCase {
  testDaysAndDates() {
    const rows: [weekYear: number, weekNumber: number, weekday: number, date: string][] = [
      [2020, 53, 7, '2021-01-03'],
      [2021, 1, 1, '2021-01-04'],
      [1, 1, 1, '0001-01-01'],
      [9999, 52, 5, '9999-12-31'],
    ]
    for (const [weekYear, weekNumber, weekday, date] of rows)
      this.subTest({ date }, () => {
        this.assertEqual(dateOf({ weekYear, weekNumber, weekday }), date)
        this.assertEqual(isoDayOf(date), { weekYear, weekNumber, weekday })
      })
  }

  testZoneOfTheMachineDoesNotCount() {
    // In Samoa a Thursday was followed by a Saturday.
    this.enterContext(patch.object(Settings, 'defaultZone', { new: IANAZone.create('Pacific/Apia') }))
    const friday = { weekYear: 2011, weekNumber: 52, weekday: 5 }
    this.assertEqual(dateOf(friday), '2011-12-30')
    this.assertEqual(isoDayOf('2011-12-30'), friday)
  }

  testWhatIsNoDay() {
    const rows: [weekYear: number, weekNumber: number, weekday: number, why: string][] = [
      [2021, 53, 1, 'you specified 53 (of type number) as a week, which is invalid'],
      [2008, 53, 1, 'you specified 53 (of type number) as a week, which is invalid'],
      [2021, 0, 1, 'you specified 0 (of type number) as a week, which is invalid'],
      [2021, 1, 8, 'you specified 8 (of type number) as a weekday, which is invalid'],
      // Luxon goes on past the last year of four digits, and before the first.
      [9999, 52, 7, 'the year would be 10000'],
      [0, 1, 1, 'the year would be 0'],
    ]
    for (const [weekYear, weekNumber, weekday, why] of rows)
      this.subTest({ weekYear, weekNumber, weekday }, () => {
        const { exception } = this.assertRaises(IsoDayError, dateOf, { weekYear, weekNumber, weekday })
        this.assertIsInstance(exception, RangeError)
        const day = `There is no day ${weekday} of week ${weekNumber} in ${weekYear}`
        this.assertEqual(exception.message, `${day}: ${why}.`)
      })
  }
}
