export { realClock, type Clock } from './clock.ts'
export { isVirtualTimer, markVirtual } from './virtual-mark.ts'
