import {
  DecoratedAccessorError,
  DecoratedClassError,
  DecoratedConstructorError,
  DecoratedFieldError,
  DecoratedGetterError,
  DecoratedParameterError,
  DecoratedSetterError,
  MissingMemberError,
  NotDecoratableError,
  PrivateMemberError,
} from '../errors/index.ts'
import { classNameOf, showValue } from '../internal/index.ts'
import {
  imitate,
  siteOfCall,
  siteOfMember,
  type AnyClass,
  type AnyFunction,
  type DecorationSite,
} from './site.ts'

/**
 * What a decorator does, said once for its three ways (standard, legacy, `define`). Each part returns the function
 * that takes the member's place, or nothing when it changed the given one.
 */
export interface DecoratorParts {
  /** As the user writes it: `skipIf`, `patch.object`. */
  readonly name: string
  /** What it takes, for error texts: `a method`. */
  readonly takes: string
  readonly method?: (fn: AnyFunction, site: DecorationSite) => AnyFunction | void
  readonly getter?: (fn: AnyFunction, site: DecorationSite) => AnyFunction | PropertyDescriptor | void
  /** Changes the class in place. */
  readonly class?: (target: AnyClass) => void
  /** A function that belongs to no class, for decorators that are also called as plain functions. */
  readonly function?: (fn: AnyFunction) => AnyFunction | void
}

/** Runs a decorator on what it was called with: `(value, context)`, `(target, key, descriptor)`, `(Class)` or `(fn)`. */
export function decorate(parts: DecoratorParts, args: readonly unknown[]): unknown {
  const site = siteOfCall(args)
  const label = `@${parts.name}`
  if (site.kind === 'unknown') throw new NotDecoratableError(label, showValue(args[0]), parts.takes)
  const result = apply(parts, site, label)
  if (site.context || !site.target) return result
  return result === undefined ? undefined : descriptorOf(site, result)
}

/** The plain call: decorates the member `name` of a prototype or class. */
export function defineMember(parts: DecoratorParts, target: object, name: PropertyKey): void {
  const label = `${parts.name}.define`
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null)
    throw new NotDecoratableError(label, showValue(target), 'a prototype or a class')
  const site = siteOfMember(target, name)
  if (site.kind === 'unknown') throw new MissingMemberError(label, name, ownerName(target))
  const result = apply(parts, site, label)
  const member = result ?? site.value
  if (member) Object.defineProperty(target, name, descriptorOf(site, member))
}

/** The plain call on a class. */
export function defineClass(parts: DecoratorParts, target: AnyClass): void {
  apply(parts, siteOfCall([target]), `${parts.name}.define`)
}

/** `Report` for the class and for its prototype. */
export function ownerName(target: object): string {
  return typeof target === 'function' ? `class ${target.name}` : `the prototype of ${classNameOf(target)}`
}

function apply(
  parts: DecoratorParts,
  site: DecorationSite,
  label: string,
): AnyFunction | PropertyDescriptor | undefined {
  if (site.isPrivate) throw new PrivateMemberError(label, site.name)
  const part = partFor(parts, site)
  const { value } = site
  if (!part || !value) throw refusal(site, label, parts.takes)
  const result = part(value) ?? undefined
  return typeof result === 'function' && result !== value ? imitate(result, value) : result
}

function partFor(
  parts: DecoratorParts,
  site: DecorationSite,
): ((fn: AnyFunction) => AnyFunction | PropertyDescriptor | void) | undefined {
  const { kind } = site
  if (kind === 'method' && parts.method) return fn => parts.method?.(fn, site)
  if (kind === 'getter' && parts.getter) return fn => parts.getter?.(fn, site)
  if (kind === 'class' && parts.class) return fn => parts.class?.(fn as unknown as AnyClass)
  if (kind === 'function') return parts.function
  return undefined
}

function descriptorOf(site: DecorationSite, result: AnyFunction | PropertyDescriptor): PropertyDescriptor {
  if (typeof result !== 'function') return { ...site.descriptor, ...result }
  return { ...site.descriptor, [site.kind === 'getter' ? 'get' : 'value']: result }
}

function refusal(site: DecorationSite, label: string, takes: string): TypeError {
  switch (site.kind) {
    case 'field':
      return new DecoratedFieldError(label, site.name, takes)
    case 'setter':
      return new DecoratedSetterError(label, site.name, takes)
    case 'getter':
      return new DecoratedGetterError(label, site.name, takes)
    case 'accessor':
      return new DecoratedAccessorError(label, site.name, takes)
    case 'class':
      return new DecoratedClassError(label, String(site.name), takes)
    case 'constructor':
      return new DecoratedConstructorError(label, classNameOf(site.target as object), takes)
    case 'parameter':
      return new DecoratedParameterError(label, site.name, site.index, takes)
    default:
      return new NotDecoratableError(label, showValue(site.value), takes)
  }
}
