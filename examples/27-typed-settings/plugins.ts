import { inspect } from 'node:util'
import { SupportsNameAndId } from './protocol.ts'

/** Takes whatever has a name and an id; nobody has to declare that it is a plugin. */
export class Plugins {
  readonly #names = new Map<number, string>()

  register(plugin: unknown): void {
    if (!(plugin instanceof SupportsNameAndId))
      throw new TypeError(`A plugin has a name and getId(), which ${inspect(plugin)} has not.`)
    this.#names.set(plugin.getId(), plugin.name)
  }

  nameOf(id: number): string | undefined {
    return this.#names.get(id)
  }
}
