import { cachedProperty, IsolatedAsyncioTestCase, mockOpen, patch } from 'vitest-async-case'
import { assertUlps } from './assert-ulps.ts'
import { NormalDist } from './normal-dist.ts'
import { csvOf, reportOfFile, type Report } from './report.ts'

const heights = `name,height,day
Bob,171,2021-W01-1
Ada,168.2,2020-W53-6
Cleo,171,2020-W53-7
Dan,180.5,2021-W01-2
Eve,165.3,2021-W01-2
Finn,190.1,2021-W02-5
Gus,176.4,2020-W53-7
Hal,180.5,2021-W02-5
`

export class ReportTest extends IsolatedAsyncioTestCase {
  files = mockOpen({ readData: heights })

  get report(): Promise<Report> {
    return reportOfFile('heights.csv', 40)
  }

  override setUp() {
    this.enterContext(patch('node:fs/promises', 'readFile', { new: this.files.readFile }))
    this.addTypeEqualityFunc(NormalDist, (first, second) => {
      assertUlps(first.mean, second.mean, 1)
      assertUlps(first.stdev, second.stdev, 1)
    })
  }

  async testFigures() {
    const { mean, geometricMean, mostFrequent, quartiles, belowSixFeet } = await this.report
    this.assertEqual(mean, 175.375)
    assertUlps(geometricMean, 175.21277661850078, 1)
    this.assertEqual(mostFrequent, [171, 180.5])
    this.assertEqual(quartiles, [168.89999999999998, 173.7, 180.5])
    assertUlps(belowSixFeet, 0.8222896465278422, 1)
  }

  async testFittedDistributions() {
    const { centimetres, feet } = await this.report
    this.assertEqual(centimetres, new NormalDist(175.375, 8.12118042088534))
    this.assertEqual(feet, new NormalDist(5.753773150000001, 0.2664429357205746))
  }

  async testTotalsGoOnFromTheReportBefore() {
    const { totals } = await this.report
    this.assertEqual(totals, [
      ['before', 40],
      ['2020-W53', 43],
      ['2021-W01', 46],
      ['2021-W02', 48],
    ])
  }

  async testColumnsHaveAnOrder() {
    const statistics = ['mean', 'geometricMean', 'mostFrequent', 'quartiles']
    const columns = [...statistics, 'centimetres', 'feet', 'belowSixFeet', 'totals']
    this.assertEqual(Object.keys(await this.report), columns)
  }

  async testCsv() {
    this.assertEqual(
      csvOf(await this.report),
      `mean,175.38
geometricMean,175.21
mostFrequent,171.00 180.50
quartiles,168.90 173.70 180.50
centimetres,175.38 ± 8.12
feet,5.75 ± 0.27
belowSixFeet,0.82
before,40
2020-W53,43
2021-W01,46
2021-W02,48
`,
    )
  }

  async testFileIsReadOnce() {
    await this.report
    this.assertIs(await this.report, await this.report)
    this.files.readFile.assertAwaitedOnceWith('heights.csv', 'utf8')
  }

  static {
    cachedProperty.define(this.prototype, 'report')
  }
}
