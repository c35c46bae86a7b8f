export { CallerLine, depthOfWait, fromHere, placeIn, type LazyPlace } from './caller-line.ts'
export { callerIn, framesIn, frameText, isNodes, isPackages, type Frame } from './frames.ts'
export { atUserLine, isOwnLine, withoutOwnLines } from './own-lines.ts'
export { keepsNothing, keptFolder, main, replaceFile, type MainState } from './kept-folder.ts'
export { later, loadWhatCannotWait, type Later } from './later.ts'
export { lineHere } from './line-here.ts'
export { clockOfFakes, isFake, type FakeClock } from './fakes.ts'
export { markWrapped, restoreName, unwrap } from './functions.ts'
export { handClass, takeHandedClasses } from './handed-classes.ts'
export { getHost, notConnected, setHost, type ExpectHost, type Host, type TestContext } from './host.ts'
export { classNameOf, dataMember, isPlainObject, isReference, isThenable } from './objects.ts'
export { publishToFacades, watchBuiltinFacades } from './builtin-facades.ts'
export {
  builtin,
  isNode,
  isProcessGlobal,
  onPublished,
  shareDisposeSymbols,
  takeGlobals,
  underSymbol,
} from './platform.ts'
export { nodeModule } from './node-module.ts'
export { didYouMean, nearestName } from './near-miss.ts'
export { originalOf, originals, replacements } from './originals.ts'
export { realConsole } from './real-console.ts'
export { reachableOf } from './reachability.ts'
export { realTime } from './real-time.ts'
export { Stamped } from './stamp.ts'
export { checkedSetting, checkSettings } from './settings.ts'
export { shared, sharedByProcess } from './state.ts'
export { isSlipOf } from './slip.ts'
export { promiseState } from './promise-state.ts'
export { readable } from './readable.ts'
export { retold } from './retold.ts'
export { isCarrier, carrierOf } from './carriers.ts'
export { errorText, isErrorLike, messageOf, safely, showValue, times } from './texts.ts'
