// Looks at pages of timelines in Chromium, as written by real runs: what they say, also aloud and in the dark, that the
// keyboard is enough, that they need nothing but themselves, and how fast a page of 1,000 tests opens. Then at their traces in
// the Performance panel of Chromium's developer tools: that each lane is there, with all that lasts in it.
//   npm run timeline                  CHROMIUM names a browser, else Debian's is installed
//   npm run timeline -- --update      writes what they say to test/suites/timeline/fixtures/class/expected-page.txt
//   npm run timeline -- --pictures    also makes the pictures of the README, docs/pictures
// Not a part of the check, since a browser is not to be had everywhere.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

ensureInstalled(join(root, 'site'))
const args = process.argv.slice(2)
run('site/timeline.mjs', ...args)
if (args.includes('--pictures')) run('site/pictures.mjs')

function run(...command) {
  execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
}
