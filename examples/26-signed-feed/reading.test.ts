import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Comment, parseXmlDocument, ProcessingInstruction, serializeToWellFormedString } from 'slimdom'
import { contextmanager, DEFAULT, Mock, patch, TestCase } from 'vitest-async-case'
import { EventParser } from './events.ts'
import { find } from './find.ts'
import { clark } from './names.ts'
import { readTree } from './tree.ts'

const secretFile = contextmanager(function* secretFile() {
  const folder = mkdtempSync(join(tmpdir(), 'signed-feed-'))
  const path = join(folder, 'secret.txt')
  writeFileSync(path, 'hunter2')
  try {
    yield pathToFileURL(path).href
  } finally {
    rmSync(folder, { recursive: true })
  }
})

export class ExternalEntitiesTest extends TestCase {
  secret!: string

  override setUp() {
    this.secret = this.enterContext(secretFile())
    const names = { open: DEFAULT, openSync: DEFAULT, readFile: DEFAULT, readFileSync: DEFAULT }
    const watched = this.enterContext(patch.multiple(fs, names))
    // After the test, and before the functions are back: nothing asked for a file.
    this.addCleanup(() => {
      for (const mock of Object.values(watched)) mock.assertNotCalled()
    })
  }

  testInAText() {
    const xml = `<!DOCTYPE r [<!ENTITY x SYSTEM "${this.secret}">]><r>a&x;b</r>`
    const document = readTree(xml)
    this.assertEqual(document.documentElement!.textContent, 'ab')
    this.assertNotIn('hunter2', serializeToWellFormedString(document))
  }

  testInAnAttribute() {
    const xml = `<!DOCTYPE r [<!ENTITY x SYSTEM "${this.secret}">]><r a="&x;"/>`
    this.assertRefused(xml, 'reference to external entity "x" is not allowed in attribute value')
  }

  testExternalDocumentType() {
    this.assertEqual(textOf(`<!DOCTYPE r SYSTEM "${this.secret}"><r>ab</r>`), 'ab')
    this.assertRefused(
      `<!DOCTYPE r SYSTEM "${this.secret}"><r>&x;</r>`,
      'reference to unknown entity "x" in content',
    )
  }

  testParameterEntity() {
    const type = `<!DOCTYPE r [<!ENTITY % p SYSTEM "${this.secret}"> %p;]>`
    this.assertEqual(textOf(`${type}<r>ab</r>`), 'ab')
    this.assertRefused(`${type}<r>&x;</r>`, 'reference to unknown entity "x" in content')
  }

  testUndefinedEntity() {
    this.assertRefused('<r>&x;</r>', 'reference to unknown entity "x" in content')
  }

  testEventsKnowNoEntityOfADocument() {
    for (const declared of [`SYSTEM "${this.secret}"`, '"inside"'])
      this.subTest({ declared }, () => {
        const parser = new EventParser({})
        const xml = `<!DOCTYPE r [<!ENTITY x ${declared}>]><r>&x;</r>`
        const { exception } = this.assertRaises(Error, () => parser.feed(xml))
        this.assertEqual(exception.message, `1:${xml.length - 4}: undefined entity.`)
      })
  }

  testInternalEntity() {
    this.assertEqual(textOf('<!DOCTYPE r [<!ENTITY x "in">]><r>a&x;b</r>'), 'ainb')
  }

  testBillionLaughs() {
    // A long laugh, so that the limit is reached after few references.
    const laugh = `<!ENTITY l0 "${'lol'.repeat(300)}">`
    const tenfold = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)
    const xml = `<!DOCTYPE r [${laugh}${tenfold.join('')}]><r>&l9;</r>`
    this.assertRefused(xml, 'too much entity expansion')
  }

  /** The first line of the text is the reason, the others show the place. */
  private assertRefused(xml: string, reason: string): void {
    const { exception } = this.assertRaises(Error, () => readTree(xml))
    this.assertEqual(exception.message.split('\n')[0], reason)
  }
}

export class WildcardTest extends TestCase {
  testPatternsOfTheArticle() {
    const xml = '<foo xmlns:a="http://aaa" xmlns:b="http://bbb"><one/><a:two/><b:three/></foo>'
    const rows: [pattern: string, found: string[]][] = [
      ['*', ['one', '{http://aaa}two', '{http://bbb}three']],
      ['{http://bbb}*', ['{http://bbb}three']],
      ['two', []],
      ['{*}two', ['{http://aaa}two']],
      ['{}*', ['one']],
      ['{http://aaa}two', ['{http://aaa}two']],
      ['one', ['one']],
    ]
    for (const [pattern, found] of rows)
      this.subTest({ pattern }, () => this.assertEqual(namesIn(xml, pattern), found))
  }

  testDescendants() {
    const xml = '<r xmlns:a="u"><x><a:y/></x><a:y><a:y/></a:y></r>'
    const rows: [pattern: string, found: string[]][] = [
      ['{u}y', ['{u}y']],
      ['.//{u}y', ['{u}y', '{u}y', '{u}y']],
      ['.//*', ['x', '{u}y', '{u}y', '{u}y']],
      ['.//y', []],
    ]
    for (const [pattern, found] of rows)
      this.subTest({ pattern }, () => this.assertEqual(namesIn(xml, pattern), found))
  }
}

export class CommentsAndInstructionsTest extends TestCase {
  xml = '<!-- a --><?b c?><r><!-- d --><?e f?><![CDATA[<g>]]></r>'

  testAllSurvive() {
    this.assertEqual(serializeToWellFormedString(readTree(this.xml)), this.xml)
  }

  testCommentsAreDropped() {
    const document = readTree(this.xml, { insertComments: false })
    this.assertEqual(serializeToWellFormedString(document), '<?b c?><r><?e f?><![CDATA[<g>]]></r>')
  }

  testInstructionsAreDropped() {
    const document = readTree(this.xml, { insertInstructions: false })
    this.assertEqual(serializeToWellFormedString(document), '<!-- a --><r><!-- d --><![CDATA[<g>]]></r>')
  }

  testFactoryMakesTheComment() {
    const commentFactory = new Mock({ sideEffect: (text: string) => new Comment(text.toUpperCase()) })
    const document = readTree('<r><!-- d --></r>', { commentFactory })
    commentFactory.assertCalledOnceWith(' d ')
    this.assertEqual(serializeToWellFormedString(document), '<r><!-- D --></r>')
  }

  testFactoryMakesTheInstruction() {
    const instructionFactory = new Mock({
      sideEffect: (target: string, data: string) => new ProcessingInstruction(target, `${data}!`),
    })
    const document = readTree('<r><?e f?></r>', { instructionFactory })
    instructionFactory.assertCalledOnceWith('e', 'f')
    this.assertEqual(serializeToWellFormedString(document), '<r><?e f!?></r>')
  }

  testFactoryIsCalledForWhatIsDropped() {
    const commentFactory = new Mock({ sideEffect: (text: string) => new Comment(text) })
    const document = readTree('<r><!-- d --></r>', { commentFactory, insertComments: false })
    commentFactory.assertCalledOnceWith(' d ')
    this.assertEqual(serializeToWellFormedString(document), '<r/>')
  }
}

function textOf(xml: string): string | null {
  return readTree(xml).documentElement!.textContent
}

function namesIn(xml: string, pattern: string): string[] {
  return find(parseXmlDocument(xml).documentElement!, pattern).map(clark)
}
