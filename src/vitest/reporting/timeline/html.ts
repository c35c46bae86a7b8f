import { builtin } from '../../../internal/index.ts'
import type { PageData } from './page/index.ts'
import { styleOfPage } from './style.ts'

/**
 * A page that needs nothing but itself, and allows itself nothing else: a test's texts are shown, and never run.
 * @param script what draws the data
 */
export function htmlOf(data: PageData, script: string): string {
  const style = styleOfPage
  // In a function of its own, since the names of a page's scripts are those of its window.
  const code = `(() => {\n${script}\n})()`
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(code)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Timeline: ${escaped(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page is drawn by a script that it has in itself.</noscript>
<script type="application/json" id="data">${asJson(data)}</script>
<script>${code}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  const hash = builtin('node:crypto')!.createHash('sha256').update(text).digest('base64')
  return `sha256-${hash}`
}

/** In a script element nothing is escaped; what could end it is written in another way. */
function asJson(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
