import { describeCase, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { BufferedStore, MemoryStore, type Store } from './stores.ts'

// #region contract
const stores: Record<string, () => Store> = {
  MemoryStoreTest: () => new MemoryStore(),
  BufferedStoreTest: () => new BufferedStore(new MemoryStore()),
}

// Not exported: the contract itself has no store to run on.
abstract class StoreContract extends IsolatedAsyncioTestCase {
  store!: Store
  abstract open(): Store

  override setUp() {
    this.store = this.open()
    // Without this line the end of the file would tell of the buffer's timer, which would outlive the tests.
    this.addAsyncCleanup(() => this.store.close())
  }

  async testMissingKey() {
    this.assertIsNone(await this.store.get('a'))
  }

  async testLastValueIsRead() {
    await this.store.set('a', '1')
    await this.store.set('a', '2')
    this.assertEqual(await this.store.get('a'), '2')
  }
}

for (const [name, open] of Object.entries(stores)) describeCase(caseOf(name, open))

function caseOf(name: string, open: () => Store) {
  const cases = {
    // The suite is named after the class, and a class without a name takes that of its key.
    [name]: class extends StoreContract {
      open = open
    },
  }
  return cases[name]!
}
// #endregion contract
