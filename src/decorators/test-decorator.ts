import { decorate, defineClass, defineMember, type DecoratorParts } from './make-decorator.ts'
import type { AnyClass, AnyFunction } from './site.ts'

/** A decorator of methods: as a standard decorator and under `experimentalDecorators`. */
export interface MethodTestDecorator {
  // oxlint-disable-next-line typescript/no-explicit-any -- the class that the method belongs to may be any
  <F extends AnyFunction>(method: F, context: ClassMethodDecoratorContext<any, F>): F
  <F extends AnyFunction>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): TypedPropertyDescriptor<F>
}

/** A decorator of test methods and of classes, which is also a plain call on a class. */
export interface TestDecorator extends MethodTestDecorator {
  <C extends AnyClass>(target: C, context: ClassDecoratorContext<C>): void
  /** The second parameter keeps a standard decorator on a getter or field from matching this plain call. */
  <C extends AnyClass>(target: C, context?: undefined): C
}

/** The plain form of a test decorator that takes no arguments: on a class, or on a member of a prototype or class. */
export interface TestDefine {
  (target: AnyClass): void
  <T extends object>(target: T, name: MethodName<T>): void
}

/** A test decorator without arguments: `@only`. */
export interface TestFlag extends TestDecorator {
  /** The plain form: `only.define(ServerTest)`, `only.define(ServerTest.prototype, 'testOne')`. */
  define: TestDefine
}

/** The names of an object's methods. */
export type MethodName<T> = { [K in keyof T]: T[K] extends AnyFunction ? K : never }[keyof T]

export const testMethodOrClass = 'a test method or a class'

export function testDecorator(parts: DecoratorParts): TestDecorator {
  return ((...args: unknown[]) => {
    const result = decorate(parts, args)
    // Called plainly on a class, it gives the class back, as in `export const Slow = skip('reason')(SlowTest)`.
    return args.length === 1 && result === undefined ? args[0] : result
  }) as TestDecorator
}

/** Runs `parts` on what `define` was given: a class, or an object and the name of its member. */
export function defineTest(parts: DecoratorParts, target: object, name?: PropertyKey): void {
  if (name === undefined) defineClass(parts, target as AnyClass)
  else defineMember(parts, target, name)
}
