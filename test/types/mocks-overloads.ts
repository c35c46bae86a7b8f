// A side effect of exactly the mocked function's own type.
import * as fs from 'node:fs'
import { Mock, MagicMock, patch, AsyncMock } from 'vitest-async-case'

interface Bag {
  get(): Record<string, string>
  get(key: string): string
}
declare const real: Bag

const bag = new MagicMock<Bag>()
bag.get.sideEffect = real.get
bag.get.mockImplementation(real.get)
new Mock<Bag['get']>({ sideEffect: real.get })
new Mock<Bag['get']>({ wraps: real.get })
bag.get.returnValue = { a: 'b' }
bag.get.mockReturnValue({ a: 'b' })
bag.get.sideEffect = [{ a: 'b' }, 'b']

const read = new Mock<typeof fs.readFileSync>()
read.sideEffect = fs.readFileSync
read.mockImplementation(fs.readFileSync)
patch.object(fs, 'readFileSync', { sideEffect: fs.readFileSync })
patch.object(real, 'get', { sideEffect: real.get })
patch.object(real, 'get', { returnValue: { a: 'b' } })

interface Loader {
  load(id: number): Promise<number>
  load(id: string): Promise<string>
}
declare const loader: Loader
const l = new MagicMock<Loader>()
l.load.sideEffect = loader.load
l.load.returnValue = 5
l.load.returnValue = 'x'
new AsyncMock<Loader['load']>({ sideEffect: loader.load })

// @ts-expect-error -- no overload returns a number
bag.get.returnValue = 5
// @ts-expect-error -- nor takes one
bag.get.sideEffect = (key: number) => String(key)
