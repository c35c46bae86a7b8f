// #region my-class
import { singledispatchmethod } from 'vitest-async-case'

/** Whole numbers: JavaScript has one class for all numbers, so the type decides by the value. */
const Int = {
  [Symbol.hasInstance]: (value: unknown): value is number => Number.isInteger(value),
}

const typeName = (value: unknown) => (typeof value === 'number' ? 'float' : typeof value)

export class MyClass {
  @singledispatchmethod
  method(arg1: unknown, arg2: number): void {
    console.log(`default version called arg1=${String(arg1)} arg2=${arg2}`)
    throw new Error(`Arg of type ${typeName(arg1)} not supported`)
  }

  @singledispatchmethod.register('method', Int)
  methodForInt(arg1: number, arg2: number): void {
    console.log(`int version called arg1=${arg1} arg2=${arg2}`)
  }

  @singledispatchmethod.register('method', String)
  methodForString(arg1: string, arg2: number): void {
    console.log(`str version called arg1='${arg1}' arg2=${arg2}`)
  }
}
// #endregion my-class
