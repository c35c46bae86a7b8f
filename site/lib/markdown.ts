// What the site does to the Markdown that GitHub shows as it stands: links, the code of examples, captions and plots.
import { dirname, posix, relative, sep } from 'node:path'
import { siteLink } from './addresses.ts'
import { plotOf } from './plot.ts'
import { groupsOf } from './ratios.ts'
import { exampleCode } from './sources.ts'

interface Token {
  type: string
  info: string
  content: string
  children: Token[] | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}

/** What VitePress tells about the page: `realPath` where a page is shown at another address than its own. */
interface Environment {
  path: string
  realPath?: string
}

interface State {
  src: string
  tokens: Token[]
  env: Environment
}

type Rule = (tokens: Token[], index: number, options: object, env: Environment, self: object) => string

/** The part of markdown-it that is used here. */
export interface Markdown {
  core: {
    ruler: {
      before(beforeName: string, name: string, rule: (state: State) => void): void
      push(name: string, rule: (state: State) => void): void
    }
  }
  renderer: { rules: { fence?: Rule } }
}

export function extendMarkdown(md: Markdown, root: string): void {
  const fileOf = ({ path, realPath }: Environment) =>
    relative(root, realPath ?? path)
      .split(sep)
      .join(posix.sep)
  md.core.ruler.before('normalize', 'example-code', state => {
    if (/^examples\/\d[^/]*\/README\.md$/.test(fileOf(state.env)))
      state.src += `\n\n${exampleCode(dirname(state.env.realPath ?? state.env.path))}`
  })
  md.core.ruler.push('site-links', state => {
    const file = fileOf(state.env)
    for (const token of everyToken(state.tokens)) rewriteLink(token, file)
  })
  const fence = md.renderer.rules.fence!
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const { info, content } = tokens[index]!
    const shown = fence(tokens, index, options, env, self)
    if (fileOf(env) === 'docs/benchmarks.md' && !info) return `${plots(content)}${shown}`
    return `${captionOf(info)}${shown}`
  }
}

function* everyToken(tokens: Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token
    if (token.children) yield* everyToken(token.children)
  }
}

function rewriteLink(token: Token, file: string): void {
  const href = token.type === 'link_open' ? token.attrGet('href') : null
  // A page that was made for the site has the site's links.
  if (href && !href.startsWith('/')) token.attrSet('href', siteLink(file, href))
}

const plots = (text: string) => groupsOf(text).map(plotOf).join('\n')

/** The file that the code comes from. */
function captionOf(info: string): string {
  const [, file] = /\bfile=([^#\s]+)/.exec(info) ?? []
  if (!file) return ''
  return `<p class="code-file"><code>${file}</code></p>\n`
}
