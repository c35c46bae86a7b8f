import {
  AsyncMock,
  ContextVar,
  IsolatedAsyncioTestCase,
  MagicMock,
  TestCase,
  addModuleCleanup,
  cachedProperty,
  call,
  createTask,
  isCancelled,
  lruCache,
  patch,
  singledispatchmethod,
  sleep,
  threading,
} from 'vitest-async-case'

const events: string[] = []
const language = new ContextVar('language', { default: 'none' })

export function setUpModule() {
  events.push('setUpModule')
  addModuleCleanup(() => {
    events.push('module cleanup')
  })
}

export class CasesTest extends IsolatedAsyncioTestCase {
  static override setUpClass() {
    this.addClassCleanup(() => {
      events.push('class cleanup')
    })
  }

  override setUp() {
    language.set('en')
  }

  override async asyncSetUp() {
    await sleep(1)
    this.addAsyncCleanup(async () => {
      await sleep(0)
      document.body.innerHTML = ''
    })
  }

  async testOrder() {
    this.assertEqual(events, ['setUpModule'])
  }

  async testDocumentAndContext() {
    document.body.innerHTML = '<h1>Hello</h1>'
    this.assertEqual(document.querySelector('h1')?.textContent, 'Hello')
    this.assertEqual(language.get(), 'en')
  }

  async testTasks() {
    // Without async context, which browsers do not have yet, the loop sees what a generator waits on and no more.
    const task = createTask(function* () {
      yield sleep(1_000_000)
    })
    await sleep(0)
    task.cancel()
    try {
      await task
    } catch (error) {
      this.assertTrue(isCancelled(error))
      return
    }
    this.fail('the task went on')
  }
}

export class MocksTest extends IsolatedAsyncioTestCase {
  async testAwaitedIsToldFromCalled() {
    const save = new AsyncMock<(id: number) => Promise<string>>({ returnValue: 'saved' })
    const promise = save(1)
    save.assertCalledOnceWith(1)
    save.assertNotAwaited()
    this.assertEqual(await promise, 'saved')
    save.assertAwaitedOnceWith(1)
  }

  async testPatchAndChildren() {
    const target = { greet: (name: string) => `Hello, ${name}` }
    const greet = this.enterContext(patch.object(target, 'greet', { returnValue: 'Hi' }))
    this.assertEqual(target.greet('Ada'), 'Hi')
    greet.assertCalledOnceWith('Ada')
    const mock = new MagicMock<{ a: { b(x: number): number } }>()
    mock.a.b(1)
    this.assertEqual(mock.mockCalls, [call.a.b(1)])
  }
}

export class DecoratorsTest extends TestCase {
  testCachedPropertyAndDispatch() {
    class Report {
      computed = 0
      get total() {
        return ++this.computed
      }
      describe(_value: unknown): string {
        return 'anything'
      }
    }
    cachedProperty.define(Report.prototype, 'total')
    singledispatchmethod.define(Report.prototype, 'describe').register(Number, () => 'a number')
    const report = new Report()
    this.assertEqual([report.total, report.total], [1, 1])
    this.assertEqual([report.describe(1), report.describe('x')], ['a number', 'anything'])
  }

  testLruCache() {
    let calls = 0
    const square = lruCache((n: number) => {
      calls += 1
      return n * n
    })
    this.assertEqual([square(3), square(3), calls], [9, 9, 1])
  }
}

export class WithoutNodeTest extends TestCase {
  testThereIsNoNativeThreadId() {
    this.assertIsNone(threading.getNativeId())
  }

  testBuiltInModulesAreRefusedClearly() {
    const fs = { readFileSync: () => '' }
    void this.assertRaises(Error, () => patch('node:fs', 'readFileSync').start())
    this.assertEqual(fs.readFileSync(), '')
  }
}
