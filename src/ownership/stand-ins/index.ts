export { replaceMethod } from './replace.ts'
export { standInForNode } from './stand-in-for-node.ts'
export { provideStandIns, type NodeFunction, type StandIn, type StandIns } from './stand-in.ts'
