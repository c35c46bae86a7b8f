/**
 * Points an error at other frames than those where it was made, under its name and message as they are now.
 * @param frames lines of a stack, with or without the line break before the first; `''` for none
 */
export function withFrames<E extends Error>(error: E, frames: string): E {
  const below = frames === '' || frames.startsWith('\n') ? frames : `\n${frames}`
  error.stack = `${error.name}: ${error.message}${below}`
  return error
}
