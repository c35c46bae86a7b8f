import { formatCall } from './format-value.ts'
import { type CallValue, callHelpers } from '../values/index.ts'

/** How many calls a failure shows, and how long the text of all of them may become. */
const MAX_CALLS = 20
const MAX_LENGTH = 3000

/** `[call(1), call.load(2)]`, cut after some calls with the number of those that are not shown. */
export function formatCalls(count: number, callAt: (index: number) => CallValue): string {
  const shown: string[] = []
  let length = 0
  for (let index = 0; index < Math.min(count, MAX_CALLS); index += 1) {
    const text = cut(formatCall(callAt(index)))
    length += text.length
    if (length > MAX_LENGTH && shown.length > 0) break
    shown.push(text)
  }
  if (shown.length < count) shown.push(`... ${count - shown.length} more`)
  return `[${shown.join(', ')}]`
}

export function formatCallList(calls: readonly CallValue[]): string {
  return formatCalls(calls.length, index => calls[index] as CallValue)
}

/** One call, however much was passed to it. */
export function cut(text: string): string {
  const most = MAX_LENGTH / 3
  return text.length > most ? `${text.slice(0, most)}... ${text.length - most} more characters)` : text
}

callHelpers.print = call => formatCall(call)
