export { classNameOf, restoreName } from './class-name.ts'
export { handClass, takeHandedClasses } from './handed-classes.ts'
export {
  callerIn,
  framesIn,
  frameText,
  isNodes,
  isOwnLine,
  isPackages,
  lineHere,
  withoutOwnLines,
  type Frame,
} from './frames.ts'
export { getHost, setHost, type ExpectHost, type Host, type TestContext } from './host.ts'
export { shareDisposeSymbols } from './dispose-symbols.ts'
export { isPlainObject } from './plain-object.ts'
export { builtin, isNode } from './platform.ts'
export { onPublished } from './published.ts'
export { realTime } from './real-time.ts'
export { showValue } from './show-value.ts'
export { Stamped } from './stamp.ts'
export { shared, sharedByProcess } from './state.ts'
export { errorText, isErrorLike, messageOf, safely } from './thrown-text.ts'
export { isThenable } from './thenable.ts'
export { markWrapped, unwrap } from './wrapped.ts'
