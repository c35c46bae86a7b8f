import { describe } from '../text/index.ts'
import type { MockState, ProtocolDefault } from '../state/index.ts'

const text: ProtocolDefault = { fallback: owner => `<${describe(owner)}>` }

const CONVERSIONS = new Map<PropertyKey, ProtocolDefault>([
  [Symbol.toPrimitive, text],
  ['toString', text],
  ['toLocaleString', text],
  ['toJSON', text],
  ['valueOf', { fallback: (owner: MockState) => owner.proxy }],
])

/**
 * What a mocked conversion of the spec gives when nothing was configured: what every mock answers, since a mock of it would be
 * a TypeError wherever JavaScript asks for a primitive. Vitest shows what `toJSON` gives in the place of the mock.
 */
export function conversionOf(key: PropertyKey): ProtocolDefault | undefined {
  return CONVERSIONS.get(key)
}
