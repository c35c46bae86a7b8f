import { expect, test } from 'vitest'
import { AllowLeftoverArgumentError, ConfigurationError } from '../../../src/errors/index.ts'
import { allowLeftover, leftoverKinds } from '../../../src/leftovers/index.ts'
import { leftBy } from './left-by.ts'

const all = globalThis as unknown as Record<string, unknown>
const reason = 'the driver keeps it'
// What JavaScript can hand over, and the types refuse.
const given = (value: unknown) => value as never

test('what is tolerated is neither told nor put back', async () => {
  const found = await leftBy(() => {
    allowLeftover({ kind: 'environment variable', name: 'VAC_KEPT', reason })
    allowLeftover({ kind: 'global', name: /^kept/, reason })
    process.env['VAC_KEPT'] = '1'
    all['keptByTest'] = 1
    all['leaked'] = 1
  })
  expect(found).toEqual([
    'Left behind by A.testX: global leaked (new). Put it back in a cleanup: this.addCleanup(() => { delete globalThis.leaked })',
  ])
  expect([process.env['VAC_KEPT'], all['keptByTest']]).toEqual(['1', 1])
  delete process.env['VAC_KEPT']
  delete all['keptByTest']
})

test('an allowance that nothing has needed is told', async () => {
  const found = await leftBy(() => {
    allowLeftover({ kind: 'lock', reason })
    allowLeftover({ kind: 'global', name: 'fetch', reason })
  })
  expect(found).toEqual([
    `allowLeftover({ kind: 'lock' }) was not needed: no such leftover happened (reason given: ${reason}). Remove it.`,
    `allowLeftover({ kind: 'global', name: 'fetch' }) was not needed: no such leftover happened (reason given: ${reason}). Remove it.`,
  ])
})

test.each([
  [
    { kind: 'global' },
    'allowLeftover() needs a reason, a text that says why the leftover is tolerated; it got undefined.',
  ],
  [
    { kind: 'global', reason: ' ' },
    'allowLeftover() needs a reason, a text that says why the leftover is tolerated; it got " ".',
  ],
  [
    { kind: 'globals', reason },
    `allowLeftover() knows no kind "globals". Did you mean 'global'? The kinds are: ${leftoverKinds.join(', ')}.`,
  ],
  [{ reason }, `allowLeftover() knows no kind undefined. The kinds are: ${leftoverKinds.join(', ')}.`],
  [{ kind: 'global', name: 1, reason }, 'allowLeftover() takes a text or a RegExp as name; it got 1.'],
  [undefined, 'allowLeftover() takes an object: { kind, name?, reason }; it got undefined.'],
  [['global'], 'allowLeftover() takes an object: { kind, name?, reason }; it got an array of 1.'],
])('allowLeftover(%o)', (allowed, text) => {
  expect(() => allowLeftover(given(allowed))).toThrow(new AllowLeftoverArgumentError(text))
})

test('an option that it does not know is refused', () => {
  expect(() => allowLeftover(given({ kinds: 'global', reason }))).toThrow(
    new ConfigurationError(
      "allowLeftover() has no option 'kinds'. Did you mean 'kind'? It takes kind, name, reason.",
    ),
  )
})
