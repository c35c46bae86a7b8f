// Builds the documentation as a site, site/dist, of the files that GitHub shows:
//   npm run docs:site                 builds it; a link that leads nowhere fails it
//   npm run docs:site -- --smoke      builds it and looks at it in Chromium; CHROMIUM names one, else Debian's is installed
//   npm run docs:site -- --dev        serves it while you write
// SITE_BASE is the path below which it will be served, `/` unless given.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

const wants = name => process.argv.includes(name)
const started = Date.now()
ensureInstalled(join(root, 'site'))
run('node_modules/typedoc/bin/typedoc')
if (wants('--dev')) run('site/node_modules/vitepress/bin/vitepress.js', 'dev', 'site')
else {
  run('site/node_modules/vitepress/bin/vitepress.js', 'build', 'site')
  console.log(`The site is in site/dist, built in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
  if (wants('--smoke')) run('site/smoke.mjs')
}

function run(...command) {
  execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
}
