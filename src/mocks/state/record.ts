import { AWAITED, CONSTRUCTED, SETTLED, STAMP_UNIT, THREW, type CallRecord } from './state.ts'

/** Position in the order of all calls of all mocks, from 1. */
export function orderOf(record: CallRecord): number {
  return Math.floor(record.stamp / STAMP_UNIT)
}

export function hasThrown(record: CallRecord): boolean {
  return (record.stamp & THREW) !== 0
}

export function isConstructed(record: CallRecord): boolean {
  return (record.stamp & CONSTRUCTED) !== 0
}

/** Whether the record holds what its promise was settled with, in place of the promise. */
export function isSettled(record: CallRecord): boolean {
  return (record.stamp & SETTLED) !== 0
}

/** Whether somebody awaited the promise that the call returned. */
export function isAwaited(record: CallRecord): boolean {
  return (record.stamp & AWAITED) !== 0
}
