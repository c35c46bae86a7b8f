// What must compile, and what must not, of the types of patch, mockOpen and inspectSpy. Nothing here runs.
import { expectTypeOf } from 'expect-type'
import { spy, stub, match } from 'sinon'
import { vi } from 'vitest'
import { any, mock } from 'vitest-mock-extended'
import {
  ANY,
  type AsyncMock,
  DEFAULT,
  inspectSpy,
  type IsolatedAsyncioTestCase,
  MagicMock,
  mockOpen,
  patch,
  type Patcher,
} from 'vitest-async-case'

interface Service {
  limit: number
  mode: 'fast' | 'slow'
  load(id: number): Promise<string>
  save(id: number, name: string): boolean
  optional?: (id: number) => Promise<string>
}
class Account {
  static open(_name: string): Account {
    return new Account()
  }
  balance(): number {
    return 1
  }
}
declare const service: Service
declare const module: {
  readonly rate: number
  fetchRate(currency: string): Promise<number>
  Account: typeof Account
}
declare const testCase: IsolatedAsyncioTestCase

// The replacement is the mock of the member's type.
expectTypeOf(patch.object(service, 'load').start()).toEqualTypeOf<AsyncMock<Service['load']>>()
expectTypeOf(patch.object(service, 'save').start()).toEqualTypeOf<MagicMock<Service['save']>>()
expectTypeOf(patch.object(Account, 'open').start()).toEqualTypeOf<MagicMock<typeof Account.open>>()
expectTypeOf(patch(module, 'fetchRate').start()).toEqualTypeOf<AsyncMock<typeof module.fetchRate>>()
expectTypeOf(patch(module, 'Account', { autospec: true }).start()).toEqualTypeOf<MagicMock<typeof Account>>()
patch.object(service, 'load').start().assertAwaitedOnceWith(1)
patch.object(service, 'load').start().assertAwaitedOnceWith(ANY)
// @ts-expect-error -- an id is a number
patch.object(service, 'load').start().assertAwaitedOnceWith('1')
// @ts-expect-error -- a synchronous member has no awaits
patch.object(service, 'save').start().assertAwaited()
patch.object(service, 'optional').start().assertAwaitedOnceWith(1)

// Only what exists can be patched, or what is created.
// @ts-expect-error -- there is no such member
patch.object(service, 'lod')
// @ts-expect-error -- there is no such export
patch(module, 'fetchRates')
patch.object(service, 'made', { create: true }).start()
patch(module, 'Account.open').start()
// @ts-expect-error -- no export of this name to walk into
patch(module, 'Acount.open')
patch('./module.ts', 'anything').start().assertCalled()
// @ts-expect-error -- a path needs the name of an export
patch('./module.ts')

// A replacement of one's own has the member's type, and is what start() returns.
expectTypeOf(patch.object(service, 'limit', { new: 3 }).start()).toEqualTypeOf<3>()
patch.object(service, 'load', { new: async id => String(id) })
patch.object(service, 'load', { new: vi.fn(async () => 'x') })
patch.object(service, 'save', { new: spy(() => true) })
patch.object(service, 'save', { new: stub<[number, string], boolean>() })
patch.object(service, 'load', { new: mock<Service>().load })
patch.object(service, 'load', { new: new MagicMock<Service>().load })
// @ts-expect-error -- a text is no number
patch.object(service, 'limit', { new: '3' })
// @ts-expect-error -- no such mode
patch.object(service, 'mode', { new: 'idle' })

// Options that exclude each other.
// @ts-expect-error -- new and newCallable
patch.object(service, 'limit', { new: 3, newCallable: MagicMock })
// @ts-expect-error -- new and autospec
patch.object(service, 'load', { new: service.load, autospec: true })
// @ts-expect-error -- newCallable and autospec
patch.object(service, 'load', { newCallable: MagicMock, autospec: true })
// @ts-expect-error -- spec and autospec
patch.object(service, 'load', { spec: Account, autospec: true })
// @ts-expect-error -- spec and a specSet of its own
patch.object(service, 'load', { spec: Account, specSet: Account })
patch.object(service, 'load', { spec: Account, specSet: true })
// @ts-expect-error -- new leaves nothing to configure
patch.object(service, 'limit', { new: 3, returnValue: 4 })
patch.object(service, 'load', { returnValue: 'x', 'then.sideEffect': Error })

// The ways to put it in force.
declare const patcher: Patcher<AsyncMock<Service['load']>>
expectTypeOf(patcher.run(load => load.awaitCount)).toEqualTypeOf<number>()
expectTypeOf(patcher.run(async load => load.awaitCount)).toEqualTypeOf<Promise<number>>()
expectTypeOf(patcher.use().value).toEqualTypeOf<AsyncMock<Service['load']>>()
expectTypeOf(testCase.enterContext(patcher)).toEqualTypeOf<AsyncMock<Service['load']>>()
expectTypeOf(patcher.wrap(load => load.awaitCount)).toEqualTypeOf<() => number>()
expectTypeOf(patcher.wrap((id: number, load: AsyncMock<Service['load']>) => load(id))).toEqualTypeOf<
  (id: number) => ReturnType<AsyncMock<Service['load']>>
>()
expectTypeOf(patch.object(service, 'limit', { new: 3 }).wrap((id: number) => id)).toEqualTypeOf<
  (id: number) => number
>()
// @ts-expect-error -- the last parameter takes the replacement, which is no number
patcher.wrap((one: string, two: number) => [one, two])
// @ts-expect-error -- a patcher is not disposable itself: use() makes what is
patcher[Symbol.dispose]()
class SomeTest {
  testOne(): void {}
  count = 1
}
patcher.define(SomeTest)
patcher.define(SomeTest.prototype, 'testOne')
// @ts-expect-error -- a field is no method
patcher.define(SomeTest.prototype, 'count')

// patch.multiple: mocks for DEFAULT, by name.
const made = patch.multiple(service, { load: DEFAULT, limit: 3, save: DEFAULT }).start()
expectTypeOf(made.load).toEqualTypeOf<AsyncMock<Service['load']>>()
expectTypeOf(made.save).toEqualTypeOf<MagicMock<Service['save']>>()
expectTypeOf(made).not.toHaveProperty('limit')
// @ts-expect-error -- there is no such member
patch.multiple(service, { lod: DEFAULT })
// @ts-expect-error -- a text is no number
patch.multiple(service, { limit: '3' })
patch.multiple('node:fs', { readFile: DEFAULT }).start().readFile.assertCalled()

// patch.dict: the dictionary's own type.
const cache = new Map<string, number>()
expectTypeOf(patch.dict(cache, { a: 1 }).start()).toEqualTypeOf<Map<string, number>>()
expectTypeOf(
  patch.dict(process.env, { PORT: '3' }, { clear: true }).start(),
).toEqualTypeOf<NodeJS.ProcessEnv>()
patch.dict('process.env', { PORT: '3' }).start()
patch.dict(service, { limit: 3 })
// @ts-expect-error -- a text is no number
patch.dict(cache, { a: 'one' })
// @ts-expect-error -- variables are texts
patch.dict(process.env, { PORT: 3 })
// @ts-expect-error -- not an option
patch.dict(cache, {}, { clean: true })

// inspectSpy: typed by the spy's function, matchers of every library allowed.
const seen = inspectSpy(vi.fn(service.save))
seen.assertCalledOnceWith(1, 'a')
seen.assertCalledOnceWith(any(), match('a'))
// @ts-expect-error -- an id is a number
seen.assertCalledOnceWith('1', 'a')
// @ts-expect-error -- what a spy returned was not watched for awaits
seen.assertAwaited()
// @ts-expect-error -- an object is no spy
inspectSpy({})

// mockOpen has the functions that it stands in for.
const files = mockOpen({ readData: 'text' })
files.readFile.assertAwaitedOnceWith('a', 'utf8')
files.readFileSync.assertNotCalled()
files.assertCalledOnceWith('a')
patch('node:fs/promises', 'open', { new: files })
// @ts-expect-error -- data is text or bytes
mockOpen({ readData: 3 })
