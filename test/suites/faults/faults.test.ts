import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, runVitest, type Pool } from '../../support/run-vitest.ts'

/**
 * Each fault is a folder that the real Vitest runs; its whole output is compared. VAC_NODES=22,26 runs them on those
 * Node versions as well (with the newest Vitest of the run).
 */
const faults = ['fixtures-of-class', 'hooks', 'late', 'owned', 'unowned']
const nodes = process.env['VAC_NODES']?.split(',') ?? []

const places = [
  ...activeWorlds.flatMap(world =>
    (['forks', 'threads'] as Pool[]).map(pool => ({ world, pool, node: undefined })),
  ),
  ...nodes.map(node => ({ world: activeWorlds.at(-1)!, pool: 'forks' as Pool, node })),
]

describe.each(places)('in $world, $pool, Node $node', ({ world, pool, node }) => {
  test.each(faults)('the right test is red: %s', async name => {
    const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
    const { output, exitCode } = await runVitest({ fixture, world, pool, node })
    expectOutput(output.replaceAll(/\(\d+ ms after/g, '(<n> ms after'), fixture, world)
    expect(exitCode).toBe(1)
  })
})
