import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getLogger } from '@logtape/logtape'
import { TestCase } from 'vitest-async-case'
import { runJob, totalOf } from './job.ts'
import { Profile } from './profile.ts'
import { temporaryFolder } from './temporary-folder.ts'

const orders = 'a1;12.50\na2;0.05\nnonsense\n\na3;100.00\n'

export class JobLogTest extends TestCase {
  logger = getLogger(['shop', 'job'])

  testOrdersAreCounted() {
    const { output } = this.assertLogs({ logger: this.logger, level: 'info' }, () =>
      this.assertEqual(totalOf('a1;12.50\n'), 1250),
    )
    this.assertEqual(output, ['INFO:shop.job:{count} orders, {total} cents { count: 1, total: 1250 }'])
  }

  testOtherLinesAreWarnings() {
    const { records } = this.assertLogs(this.logger, 'warn', () => this.assertEqual(totalOf(orders), 11_255))
    this.assertEqual(
      records.map(({ args }) => args),
      [['no order: {line}', { line: 'nonsense' }]],
    )
  }

  testLoggerIsNamedByItsCategory() {
    const logger = getLogger('app')
    const { output } = this.assertLogs({ logger, level: 'info' }, () => logger.info('hello {x}', { x: 1 }))
    this.assertEqual(output, ['INFO:app:hello {x} { x: 1 }'])
  }
}

export class RunJobTest extends TestCase {
  folder!: string

  override setUp() {
    this.folder = this.enterContext(temporaryFolder())
    writeFileSync(join(this.folder, 'orders.csv'), orders)
  }

  testEveryLineIsParsedOnce() {
    const profile = this.enterContext(new Profile({ counts: true }))
    this.assertEqual(runJob(join(this.folder, 'orders.csv')), 11_255)
    profile.exit()
    this.assertEqual([profile.callsOf('totalOf'), profile.callsOf('parseOrder')], [1, 4])
  }

  testProfileIsWrittenOnDemand() {
    const profileTo = join(this.folder, 'job.cpuprofile')
    this.assertEqual(runJob(join(this.folder, 'orders.csv'), { profileTo }), 11_255)
    const { nodes } = JSON.parse(readFileSync(profileTo, 'utf8')) as { nodes: object[] }
    this.assertGreater(nodes.length, 0)
  }
}
