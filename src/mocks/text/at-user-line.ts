import { withoutOwnLines } from '../../internal/index.ts'

/** An error of ours that points at the user's line: the reader's eye, and Vitest's code frame, start there. */
export function atUserLine<E extends Error>(error: E): E {
  if (error.stack !== undefined) error.stack = withoutOwnLines(error.stack)
  return error
}
