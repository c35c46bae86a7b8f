import type { Creation } from '../ledger/index.ts'

/** Timers that packages start once in a process or file, that nobody can clear and that harm nothing. */
const known: readonly { readonly package: RegExp; readonly fn: RegExp }[] = [
  // Vue's development build waits for its devtools, from the first mount on.
  {
    package: /\/(?:@vue\/runtime-core|vue)\/dist\/|\/deps\/vue/,
    fn: /^(?:Object\.)?setDevtoolsHook(?:\$\d+)?$/,
  },
]

/** Whether what made it is known to be right, so that nothing is said and nothing is ended. */
export function isKnown(creation: Creation | undefined): boolean {
  const maker = creation?.maker
  return maker !== undefined && known.some(each => each.package.test(maker.file) && each.fn.test(maker.fn))
}
