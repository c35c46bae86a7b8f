export { realClock, type Clock } from './clock/index.ts'
