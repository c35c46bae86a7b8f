import { withFrames } from '../errors/index.ts'
import { errorText } from './texts.ts'

/** What is said of a thrown object in place of its own words. */
interface Words {
  readonly name?: string
  readonly message: string
}

/** A thrown object as a report tells of it: in other words, with these frames. The object itself stays as it is. */
export function retold(thrown: object, words: Words, frames: string): Error {
  const { name = errorText(thrown, 'name'), message } = words
  const told = Object.create(thrown, {
    name: { value: name, enumerable: false },
    message: { value: message, enumerable: false },
    stack: { value: '', enumerable: false, writable: true },
  }) as Error
  return withFrames(told, frames)
}
