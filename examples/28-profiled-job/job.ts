import { readFileSync } from 'node:fs'
import { getLogger } from '@logtape/logtape'
import { Profile } from './profile.ts'

const logger = getLogger(['shop', 'job'])

export interface Order {
  id: string
  cents: number
}

/** Reads a day's orders and returns what they come to. With `profileTo`, a profile of the run is written there. */
export function runJob(path: string, { profileTo }: { profileTo?: string } = {}): number {
  const text = readFileSync(path, 'utf8')
  if (profileTo === undefined) return totalOf(text)
  const profile = new Profile().enter()
  try {
    return totalOf(text)
  } finally {
    profile.exit()
    profile.save(profileTo)
  }
}

/** What the orders come to, in cents. A line that is no order is logged and left out. */
export function totalOf(text: string): number {
  const orders = text.split('\n').filter(Boolean).flatMap(parseOrder)
  const total = orders.reduce((sum, { cents }) => sum + cents, 0)
  logger.info('{count} orders, {total} cents', { count: orders.length, total })
  return total
}

function parseOrder(line: string): Order[] {
  const [, id, euros, cents] = /^(\w+);(\d+)\.(\d\d)$/.exec(line) ?? []
  if (id !== undefined) return [{ id, cents: Number(euros) * 100 + Number(cents) }]
  logger.warn('no order: {line}', { line })
  return []
}
