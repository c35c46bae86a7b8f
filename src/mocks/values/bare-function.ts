import { INSPECT } from './keys.ts'

/**
 * A target for Proxies that can be called and constructed and owns no property that a Proxy would have to repeat: a bound
 * function without its name and length. `console.log` looks through a Proxy at its target, and there at `print`, with the
 * Proxy as the argument.
 */
export function bareFunction(print: (proxy: object) => string): object {
  const target: object = Reflect.apply(Function.prototype.bind, function () {}, [undefined])
  Reflect.deleteProperty(target, 'name')
  Reflect.deleteProperty(target, 'length')
  return printedBy(target, print)
}

export function printedBy(target: object, print: (proxy: object) => string): object {
  return Object.defineProperty(target, INSPECT, {
    value(this: object) {
      return print(this)
    },
    configurable: true,
  })
}
