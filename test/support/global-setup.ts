import { ensureNode, ensureWorld, worlds } from '../../scripts/worlds.mjs'
import { activeWorlds } from './run-vitest.ts'

/** Builds the package and installs the worlds once, before any suite asks for them. */
export default async function setup(): Promise<void> {
  for (const world of activeWorlds) {
    await ensureWorld(world)
    await ensureNode(worlds[world].node)
  }
}
