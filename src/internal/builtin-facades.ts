import { isReference } from './objects.ts'
import { replacements } from './originals.ts'
import { builtin } from './platform.ts'
import { sharedByProcess } from './state.ts'

/** Node's `vm.SyntheticModule`, which has types only behind a flag. */
interface Facade {
  readonly identifier: string
  readonly namespace: object
  setExport(name: string, value: unknown): void
}

interface FacadeClass {
  readonly prototype: Facade
}

const facadesOf = sharedByProcess('patch.facades', () => new WeakMap<object, Set<WeakRef<Facade>>>())
const facadeWatch = sharedByProcess('patch.facades.watch', () => ({ isOn: false }))

/**
 * In the vm pools Vitest gives each test file modules of its own in the place of the built-in ones, whose exports are
 * copies that Node's `syncBuiltinESMExports` does not reach. From here on they are known by the module that they stand
 * for, which is their default export: when they get it, and, if they had it before, when a file imports them and Vitest
 * reads their namespace. Those that had it before the library came get what the library has replaced since. Does nothing in
 * the other pools.
 */
export function watchBuiltinFacades(): void {
  const vm = builtin('node:vm') as { readonly SyntheticModule?: FacadeClass } | undefined
  const prototype = vm?.SyntheticModule?.prototype
  if (!prototype || facadeWatch.isOn) return
  facadeWatch.isOn = true
  const { setExport } = prototype
  prototype.setExport = function (this: Facade, name: string, value: unknown): void {
    Reflect.apply(setExport, this, [name, value])
    if (name === 'default') remember(this, this.namespace, value)
  }
  watchNamespaces(prototype)
}

function watchNamespaces(prototype: object): void {
  const modules = Reflect.getPrototypeOf(prototype)
  const descriptor = modules && Object.getOwnPropertyDescriptor(modules, 'namespace')
  const read = descriptor?.get
  if (!modules || !read) return
  Object.defineProperty(modules, 'namespace', {
    ...descriptor,
    get(this: Facade): unknown {
      const namespace: object = Reflect.apply(read, this, [])
      if (prototype.isPrototypeOf(this) && 'default' in namespace)
        remember(this, namespace, namespace.default)
      return namespace
    },
  })
}

function remember(facade: Facade, namespace: object, module: unknown): void {
  if (!isReference(module)) return
  const facades = facadesOf.get(module) ?? new Set()
  facadesOf.set(module, facades)
  if ([...facades].some(known => known.deref() === facade)) return
  facades.add(new WeakRef(facade))
  adoptReplacements(facade, namespace)
}

/** Of Node's modules only: what another module has kept of before was meant. */
function adoptReplacements(facade: Facade, namespace: object): void {
  if (!builtin('node:module')?.isBuiltin(facade.identifier)) return
  for (const [name, copy] of Object.entries(namespace)) {
    const replacement = isReference(copy) ? replacements.get(copy) : undefined
    if (replacement) facade.setExport(name, replacement)
  }
}

/** Copies one property of a built-in module to the modules that stand for it. */
export function publishToFacades(module: object, key: PropertyKey): void {
  for (const reference of facadesOf.get(module) ?? []) {
    const facade = reference.deref()
    if (typeof key === 'string' && facade && key in facade.namespace)
      facade.setExport(key, Reflect.get(module, key))
  }
}
