import { TestCase } from 'vitest-async-case'
import { accumulate, type AccumulateOptions } from './accumulate.ts'

export class AccumulateTest extends TestCase {
  testTotals() {
    const rows: [values: number[], options: AccumulateOptions | undefined, totals: number[]][] = [
      [[1, 2, 3, 4, 5], undefined, [1, 3, 6, 10, 15]],
      [[1, 2, 3, 4, 5], { initial: 100 }, [100, 101, 103, 106, 110, 115]],
      [[1, 2], { initial: 0 }, [0, 1, 3]],
      [[], { initial: 7 }, [7]],
      [[], undefined, []],
      [[3, 1, 4, 1, 5], { operation: Math.max }, [3, 3, 4, 4, 5]],
      [[10, 1, 2], { operation: (total, value) => total - value }, [10, 9, 7]],
    ]
    for (const [values, options, totals] of rows)
      this.subTest({ values, initial: options?.initial }, () =>
        this.assertEqual([...accumulate(values, options)], totals),
      )
  }

  testTotalsAreMadeOnDemand() {
    const endless = accumulate(
      (function* () {
        for (;;) yield 1
      })(),
    )
    this.assertEqual([endless.next().value, endless.next().value, endless.next().value], [1, 2, 3])
  }
}
