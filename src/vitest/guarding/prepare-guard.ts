import { shared } from '../../internal/index.ts'
import { currentOwner, runInScope, runOutside, type Owner, type Scope } from '../../ownership/index.ts'
import { aroundScopedFixtures } from '../host/index.ts'

/** Where the hooks around the tests of a file run, by the outermost owner of its tests. */
const fileScopes = shared('plain-file-scopes', () => new WeakMap<Owner, Scope>())

export function noteFileScope(scope: Scope): void {
  fileScopes.set(scope.owner.root, scope)
}

/** Who is told that a fixture is about to be made that outlives the test, and has it told when it has been made. */
const making = shared<{ begin: () => () => void }>('making-of-fixtures', () => ({
  begin: () => () => undefined,
}))

/** For the main entry, which the setup file does not load. */
export function onMaking(begin: () => () => void): void {
  making.begin = begin
}

/** What must be in place before a test file is imported: the first test that asks for a file's fixture makes it. */
export function prepareGuard(): void {
  aroundScopedFixtures((scope, make) => {
    const root = currentOwner()?.root
    const file = root && fileScopes.get(root)
    const made = making.begin()
    // A worker's ends after the file: nobody is asked for what it makes.
    if (scope === 'worker') return runOutside(() => make(made))
    return file ? runInScope(file, () => make(made)) : make(made)
  })
}
