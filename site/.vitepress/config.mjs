// The documentation as a site, of the files that GitHub shows: `npm run docs:site`.
// SITE_BASE is the path below which the site is served, `/` unless given.
import { readFileSync } from 'node:fs'
import { addressOf, anchorOf } from '../lib/addresses.ts'
import { deadLinks } from '../lib/dead-links.ts'
import { extendMarkdown } from '../lib/markdown.ts'
import { sidebarOf } from '../lib/sidebar.ts'
import { writeSourcePages } from '../lib/sources.ts'

// VitePress bundles this file to a place of its own: the working directory is what stays.
const root = process.cwd()
const { description } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
writeSourcePages(root)
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#3451b2"/><path d="m4.5 8.5 2.5 2.5 4.5-6" fill="none" stroke="#fff" stroke-width="2"/></svg>',
)}`

export default {
  title: 'vitest-async-case',
  description,
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  // Without one browsers ask the server for favicon.ico.
  head: [['link', { rel: 'icon', href: icon }]],
  srcDir: '..',
  srcExclude: [
    '{src,bench,scripts}/**',
    'test/!(conformance)/**',
    'test/conformance/*/**',
    'site/!(generated)/**',
    'examples/*/!(README.md)/**',
  ],
  rewrites: addressOf,
  outDir: `${root}/site/dist`,
  buildEnd({ outDir, site }) {
    const dead = deadLinks(outDir, site.base)
    if (dead.length > 0) throw new Error(`Links that lead nowhere:\n${dead.join('\n')}`)
  },
  markdown: {
    // So that a link to a heading works on GitHub and here.
    anchor: { slugify: anchorOf },
    config: md => extendMarkdown(md, root),
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        _render: renderForSearch,
        // Who searches for a name wants to read of it, and the page of the name itself: then its parts.
        miniSearch: {
          searchOptions: {
            boostDocument: id => (/\/api\/.*#(?!type-alias|variable|class|function)/.test(id) ? 0.3 : 1),
          },
        },
      },
    },
    outline: [2, 3],
    sidebar: sidebarOf(root),
    nav: [
      { text: 'Setup', link: '/guides/setup.md' },
      { text: 'How do I …', link: '/guides/how-to.md' },
      { text: 'Examples', link: '/examples/index.md' },
      { text: 'API', link: '/api/index.md' },
    ],
  },
}

/** Headings of the reference that each name has: to find a hundred of them is to find nothing. */
const headingsOfParts =
  /<h[2-6][^>]*>(?:(?:Type )?Parameters|Returns|Inherited from|Overrides|Throws|Call Signature|Constructors?|Default Value)\b.*?<\/h[2-6]>/g

/** The words of a page. Colours are not searched for, and making them takes half the time of a build. */
function renderForSearch(source, env, md) {
  const { highlight } = md.options
  md.options.highlight = undefined
  try {
    const html = md.render(source, env)
    if (env.frontmatter?.search === false) return ''
    return env.path.includes('/docs/api/') ? html.replaceAll(headingsOfParts, '') : html
  } finally {
    md.options.highlight = highlight
  }
}
