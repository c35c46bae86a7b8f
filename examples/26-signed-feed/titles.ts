import { EventParser } from './events.ts'
import { ATOM } from './feed.ts'

/** The titles of the entries of a feed that comes in pieces, each as soon as it is complete. */
export async function* titlesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const path: string[] = []
  const complete: string[] = []
  let text = ''
  const parser = new EventParser({
    start(tag) {
      path.push(tag)
      text = ''
    },
    data(piece) {
      text += piece
    },
    end(tag) {
      path.pop()
      if (tag === `{${ATOM}}title` && path.at(-1) === `{${ATOM}}entry`) complete.push(text)
    },
  })
  for await (const piece of pieces) {
    parser.feed(piece)
    yield* complete.splice(0)
  }
  parser.close()
}
