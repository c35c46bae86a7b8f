import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { IsolatedAsyncioTestCase, TestCase } from 'vitest-async-case'
import { type Feed, readFeed, writeFeed } from './feed.ts'
import { signFeed, verifyFeed } from './signature.ts'

const feed: Feed = {
  title: 'Harbours & quays',
  entries: [
    { id: 'urn:quay:1', title: 'Speicherstadt', point: '53.543 9.988' },
    { id: 'urn:quay:2', title: 'Landungsbrücken' },
  ],
}

const written =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbours &amp; quays</title>' +
  '<entry><id>urn:quay:1</id><title>Speicherstadt</title>' +
  '<georss:point xmlns:georss="http://www.georss.org/georss">53.543 9.988</georss:point></entry>' +
  '<entry><id>urn:quay:2</id><title>Landungsbrücken</title></entry></feed>'

// What an editor makes of it: other prefixes, indents, a comment, and CDATA.
const reformatted = `<?xml version="1.0"?>
<a:feed xmlns:g="http://www.georss.org/georss" xmlns:a="http://www.w3.org/2005/Atom">
  <!-- the quays -->
  <a:title><![CDATA[Harbours & quays]]></a:title>
  <a:entry>
    <a:id>urn:quay:1</a:id>
    <a:title>Speicherstadt</a:title>
    <g:point>53.543 9.988</g:point>
  </a:entry>
  <a:entry>
    <a:id>urn:quay:2</a:id>
    <a:title>Landungsbr&#xFC;cken</a:title>
  </a:entry>
</a:feed>`

export class FeedTest extends TestCase {
  testFeedIsWritten() {
    this.assertEqual(writeFeed(feed), written)
  }

  testFeedIsReadWhateverItsPrefixes() {
    for (const xml of [written, reformatted])
      this.subTest({ xml }, () => this.assertEqual(readFeed(xml), feed))
  }

  testElementsOfOtherNamespacesAreNoEntries() {
    const xml = '<feed xmlns="http://www.w3.org/2005/Atom"><entry xmlns="u"/><x:entry xmlns:x="v"/></feed>'
    this.assertEqual(readFeed(xml), { title: '', entries: [] })
  }
}

export class SignatureTest extends IsolatedAsyncioTestCase {
  static keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined

  // One pair of keys for the class, forgotten after it.
  static override setUpClass() {
    this.keys = generateKeyPairSync('ed25519')
    this.addClassCleanup(() => {
      this.keys = undefined
    })
  }

  testReformattedFeedVerifies() {
    const { privateKey, publicKey } = SignatureTest.keys!
    const signature = signFeed(written, privateKey)
    this.assertTrue(verifyFeed(written, signature, publicKey))
    this.assertTrue(verifyFeed(reformatted, signature, publicKey))
  }

  testOrderOfAttributesIsFree() {
    const { privateKey, publicKey } = SignatureTest.keys!
    const signature = signFeed('<a:feed xmlns:a="u" a:x="1" y="2" xml:lang="en"/>', privateKey)
    this.assertTrue(
      verifyFeed(`<b:feed xml:lang='en' y='2' xmlns:b="u" b:x='1'></b:feed>`, signature, publicKey),
    )
  }

  testChangedFeedDoesNotVerify() {
    const { privateKey, publicKey } = SignatureTest.keys!
    const signature = signFeed(written, privateKey)
    const changes = [
      ['Speicherstadt', 'Speicherstatt'],
      ['9.988', '9.989'],
      ['http://www.georss.org/georss', 'http://www.georss.org/georsS'],
      ['<a:id>urn:quay:2</a:id>', '<a:id x="">urn:quay:2</a:id>'],
    ] as const
    for (const [before, after] of changes)
      this.subTest({ after }, () => {
        const changed = reformatted.replace(before, after)
        this.assertNotEqual(changed, reformatted)
        this.assertFalse(verifyFeed(changed, signature, publicKey))
      })
  }

  testOtherKeyDoesNotVerify() {
    const signature = signFeed(written, generateKeyPairSync('ed25519').privateKey)
    this.assertFalse(verifyFeed(written, signature, SignatureTest.keys!.publicKey))
  }
}
