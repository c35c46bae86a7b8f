import { call, IsolatedAsyncioTestCase, Mock, TestCase } from 'vitest-async-case'
import { type EventHandler, EventParser } from './events.ts'
import { titlesOf } from './titles.ts'

const article = '<foo xmlns:a="http://aaa" xmlns:b="http://bbb"><one/><a:two/><b:three/></foo>'

export class ParserEventsTest extends TestCase {
  testDocumentOfTheArticle() {
    this.assertEqual(linesOf(article), [
      "START NS prefix='a' uri='http://aaa'",
      "START NS prefix='b' uri='http://bbb'",
      "START tag='foo' attr={}",
      "START tag='one' attr={}",
      "END tag='one'",
      "START tag='{http://aaa}two' attr={}",
      "END tag='{http://aaa}two'",
      "START tag='{http://bbb}three' attr={}",
      "END tag='{http://bbb}three'",
      "END tag='foo'",
      "END NS prefix='b'",
      "END NS prefix='a'",
    ])
  }

  testNestedDeclarations() {
    const xml = '<a xmlns="u" xmlns:b="v" b:k="1" k="2"><b:c xmlns:b="w"/><d xmlns=""/></a>'
    this.assertEqual(linesOf(xml), [
      "START NS prefix='' uri='u'",
      "START NS prefix='b' uri='v'",
      "START tag='{u}a' attr={'{v}k': '1', 'k': '2'}",
      "START NS prefix='b' uri='w'",
      "START tag='{w}c' attr={}",
      "END tag='{w}c'",
      "END NS prefix='b'",
      "START NS prefix='' uri=''",
      "START tag='d' attr={}",
      "END tag='d'",
      "END NS prefix=''",
      "END tag='{u}a'",
      "END NS prefix='b'",
      "END NS prefix=''",
    ])
  }

  testDeclarationsKeepTheirOrder() {
    this.assertEqual(linesOf('<r xmlns:z="1" xmlns:a="2" xmlns="3"/>'), [
      "START NS prefix='z' uri='1'",
      "START NS prefix='a' uri='2'",
      "START NS prefix='' uri='3'",
      "START tag='{3}r' attr={}",
      "END tag='{3}r'",
      "END NS prefix=''",
      "END NS prefix='a'",
      "END NS prefix='z'",
    ])
  }

  testHandlerIsCalled() {
    const handler = new Mock<EventHandler>()
    parse('<foo xmlns:a="http://aaa"><a:two k="1"/></foo>', handler)
    this.assertEqual(handler.mockCalls, [
      call.start_ns('a', 'http://aaa'),
      call.start('foo', {}),
      call.start('{http://aaa}two', { k: '1' }),
      call.end('{http://aaa}two'),
      call.end('foo'),
      call.end_ns('a'),
    ])
  }

  testElementIsToldOfWhenItIsComplete() {
    const handler = new Mock<EventHandler>()
    const parser = new EventParser(handler)
    const told = ['<a><', 'b/>', '</a>'].map(piece => {
      parser.feed(piece)
      const { mockCalls } = handler
      handler.resetMock()
      return mockCalls
    })
    this.assertEqual(told, [[call.start('a', {})], [call.start('b', {}), call.end('b')], [call.end('a')]])
  }

  testEachMethodIsOptional() {
    const end = new Mock<(tag: string) => void>()
    parse(`<r>text${article}</r>`, { end })
    this.assertEqual(
      end.mockCalls.map(({ args }) => args[0]),
      ['one', '{http://aaa}two', '{http://bbb}three', 'foo', 'r'],
    )
  }

  testDocumentThatEndsTooEarly() {
    this.assertRaisesRegex(Error, 'unclosed tag: r', parse, '<r>', {})
  }
}

export class TitlesTest extends IsolatedAsyncioTestCase {
  async testTitleIsTheFirstPiecesWhileTheFeedStillComes() {
    const events: string[] = []
    for await (const title of titlesOf(pieces(events))) events.push(`title ${title}`)
    this.assertEqual(events, ['piece 1', 'piece 2', 'title Tea & cake', 'piece 3', 'title Scones'])
  }
}

async function* pieces(events: string[]) {
  const texts = [
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Café</title><entry><title>Tea &am',
    'p; <![CDATA[cake]]></title></entry><x:entry xmlns:x="u"><title>none</title></x:entry>',
    '<entry><title>Scones</title></entry></feed>',
  ]
  for (const [index, text] of texts.entries()) {
    events.push(`piece ${index + 1}`)
    yield text
  }
}

function parse(xml: string, handler: EventHandler): void {
  const parser = new EventParser(handler)
  parser.feed(xml)
  parser.close()
}

/** The handler of the article, which prints as Python does. */
function linesOf(xml: string): string[] {
  const lines: string[] = []
  parse(xml, {
    start_ns: (prefix, uri) => lines.push(`START NS prefix='${prefix}' uri='${uri}'`),
    start: (tag, attributes) => lines.push(`START tag='${tag}' attr=${repr(attributes)}`),
    end: tag => lines.push(`END tag='${tag}'`),
    end_ns: prefix => lines.push(`END NS prefix='${prefix}'`),
  })
  return lines
}

function repr(attributes: Record<string, string>): string {
  return `{${Object.entries(attributes)
    .map(([name, value]) => `'${name}': '${value}'`)
    .join(', ')}}`
}
