import { AsyncMock, IsolatedAsyncioTestCase, patch } from 'vitest-async-case'
import { send } from './mailer.ts'

export class MailerTest extends IsolatedAsyncioTestCase {
  // #region fetch
  async testAnswerOfTheServiceIsTheResult() {
    // Built into Node, `fetch` is not written as an async function, so that the kind of mock is named.
    const newCallable = AsyncMock<typeof fetch>
    const fetched = this.enterContext(patch.object(globalThis, 'fetch', { newCallable }))
    fetched.sideEffect = async () => new Response('', { status: 202 })
    this.assertTrue(await send('ada@example.org', 'tea'))
    const [url, request] = fetched.awaitArgs!.args
    this.assertEqual(url, 'https://mail.example.org/send')
    this.assertEqual(request?.body, '{"to":"ada@example.org","text":"tea"}')
  }
  // #endregion fetch
}
