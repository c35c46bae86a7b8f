import { isAsyncFunction, isClass } from './kinds.ts'
import {
  compileClassSpec,
  compileInstanceSpec,
  compileObjectSpec,
  findMember,
  type CompiledSpec,
} from './compiled-spec.ts'

/** The mock that stands for a value: which class of mock, and what it may have. */
export interface Shape {
  readonly kind: 'MagicMock' | 'AsyncMock' | 'NonCallableMagicMock'
  /** `undefined` where nothing is known: for `null`, `undefined` and what a getter would give. */
  readonly spec: CompiledSpec | undefined
  readonly plan: ShapePlan | undefined
}

/** Kept by the mock, to shape its children by. */
export interface ShapePlan {
  readonly spec: unknown
  /** Whether the mock stands for an instance of the class `spec`. */
  readonly instance: boolean
}

const UNKNOWN_SHAPE: Shape = { kind: 'MagicMock', spec: undefined, plan: undefined }

/** The shape of a value. A class gives a mock of the class, whose return value is shaped by {@link shapeOfInstance}. */
export function shapeOf(value: unknown): Shape {
  if (value === null || value === undefined) return UNKNOWN_SHAPE
  const plan = { spec: value, instance: false }
  if (isAsyncFunction(value)) return { kind: 'AsyncMock', spec: compileObjectSpec(value), plan }
  if (isClass(value)) return { kind: 'MagicMock', spec: compileClassSpec(value), plan }
  const kind = typeof value === 'function' ? 'MagicMock' : 'NonCallableMagicMock'
  return { kind, spec: compileObjectSpec(value), plan }
}

/** The shape of an instance of a class, known without running its constructor. */
export function shapeOfInstance(klass: new (...args: never[]) => object): Shape {
  const isCallable =
    typeof klass.prototype === 'function' || Function.prototype.isPrototypeOf(klass.prototype)
  return {
    kind: isCallable ? 'MagicMock' : 'NonCallableMagicMock',
    spec: compileInstanceSpec(klass),
    plan: { spec: klass, instance: true },
  }
}

/** The shape of a member of what `plan` stands for. Getters are not run: what they give is unknown. */
export function shapeOfMember(plan: ShapePlan, key: PropertyKey): Shape {
  const descriptor = findMember([memberHome(plan)], key)
  return descriptor === undefined || descriptor.get !== undefined || descriptor.set !== undefined
    ? UNKNOWN_SHAPE
    : shapeOf(descriptor.value)
}

function memberHome(plan: ShapePlan): object {
  return plan.instance ? Reflect.get(Object(plan.spec), 'prototype') : Object(plan.spec)
}

/** The class of whose instances `key` is a member, where the mock stands for the class itself. */
export function classWithInstanceMember({ spec, instance }: ShapePlan, key: PropertyKey): string | undefined {
  if (instance || !isClass(spec)) return undefined
  return findMember([spec.prototype], key) === undefined ? undefined : spec.name
}

/** The shape of what a call of the mocked value returns, when that is known: an instance, for a class. */
export function shapeOfResult(plan: ShapePlan): Shape | undefined {
  return !plan.instance && isClass(plan.spec) ? shapeOfInstance(plan.spec) : undefined
}
