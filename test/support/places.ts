import { activeWorlds, type RunOptions, type World } from './run-vitest.ts'

/** Where a fixture runs. */
export type Place = Pick<RunOptions, 'pool' | 'node'> & { world: World; name: string }

/** The pools, in each world of the run. */
export function placesIn(pools: readonly Place['pool'][]): Place[] {
  return activeWorlds.flatMap(world => pools.map(pool => ({ name: `${world}, ${pool}`, world, pool })))
}

/** VAC_NODES=22,26 adds those Node versions, with the last Vitest of the run. */
export function placesOnNodes(): Place[] {
  const nodes = process.env['VAC_NODES']?.split(',') ?? []
  const world = activeWorlds.at(-1) as World
  return nodes.map(node => ({ name: `${world}, Node ${node}`, world, node }))
}
