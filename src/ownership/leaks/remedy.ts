import { kinds, type Creation, type LedgerEntry } from '../ledger/index.ts'

/**
 * The one call that would have ended it. What a package made is ended through what the user got of that package, and its
 * timers are in nobody else's hands: they may have to be tolerated.
 * @param call where the user's code called the package
 */
export function remedyOf({ resource, creation }: LedgerEntry, call?: Creation): string {
  const { kind } = resource
  const { remedy, isTimer } = kinds[kind]
  // What is asked of a package's `fetch` is ended as with the global one.
  const isDirect =
    kind === 'fetch request' || (resource.remedy !== undefined && !isTimer && kind !== 'file watcher')
  if (creation?.origin !== 'package' || isDirect) return resource.remedy ?? remedy
  const ending = `what ${(call ?? creation).packages.at(-1)} has for it (close(), disconnect(), destroy() …)`
  if (!isTimer) return ending
  return `${ending}; if there is nothing, allowLeak({ kind: '${kind}', stack: '${placeOf(creation)}', reason: '…' }) tolerates it`
}

/** A text of the stack that tells the maker from others: its file, from the package's name on. */
function placeOf({ maker }: Creation): string {
  return maker?.file.split('/node_modules/').at(-1) ?? ''
}
