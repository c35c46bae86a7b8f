export { originalOf, replaceMethod } from './replace.ts'
export { standInForNode } from './stand-in-for-node.ts'
export { provideStandIns, type Original, type StandIn } from './stand-in.ts'
