import { Mock } from './mock.ts'
import { KIND, NonCallableMock } from './non-callable-mock.ts'
import { CALLABLE, MAGIC, classes } from '../state/index.ts'

/** A Mock that supports the protocols of JavaScript: iteration, disposal, conversion, our context managers. */
export class MagicMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | MAGIC
}

/** A MagicMock that cannot be called. */
export class NonCallableMagicMock extends NonCallableMock {
  static override readonly [KIND]: number = MAGIC
}

classes.MagicMock = MagicMock
classes.NonCallableMagicMock = NonCallableMagicMock
