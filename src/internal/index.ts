export { getHost, setHost, type ExpectHost, type Host } from './host.ts'
export { builtin, isNode } from './platform.ts'
export { realTime } from './real-time.ts'
<<<<<<< Updated upstream
export { showValue } from './show-value.ts'
export { shared } from './state.ts'
=======
export { shared, sharedByProcess } from './state.ts'
>>>>>>> Stashed changes
export { isThenable } from './thenable.ts'
