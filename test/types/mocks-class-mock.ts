// What a class mock gives: a real instance, a hand-written fake, an implementation.
import { createAutospec, Mock, patch } from 'vitest-async-case'

class Bar {
  readonly bar: string
  constructor(bar: string) {
    this.bar = bar
  }
  getBar() {
    return this.bar
  }
}
class BarFake extends Bar {
  override getBar() {
    return 'fake'
  }
}
const Fake = createAutospec(Bar)
Fake.sideEffect = Bar
Fake.sideEffect = bar => new Bar(bar)
Fake.sideEffect = BarFake
Fake.returnValue = new Bar('x')
Fake.returnValue = createAutospec(Bar, { instance: true })
Fake.mockImplementation(bar => new Bar(bar))
Fake.mockImplementation(Bar)
Fake.mockReturnValue(new BarFake('x'))
const made = new Fake('x')
made.getBar.assertNotCalled()
new Mock<typeof Bar>({ returnValue: new Bar('x') })
const ns = { Bar }
patch.object(ns, 'Bar', { returnValue: new Bar('x') })
patch.object(ns, 'Bar', { sideEffect: (bar: string) => new Bar(bar) })
patch.object(ns, 'Bar', { autospec: true, returnValue: new Bar('x') })

// @ts-expect-error -- nothing that a Bar lacks
Fake.returnValue = { other: 1 }
