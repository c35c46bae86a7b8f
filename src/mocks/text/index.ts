export { atCallersLine } from './callers-line.ts'
export { describeMock, pathOf, shortName } from './blame.ts'
export { cut, formatCallList, formatCalls, formatArguments, formatValue } from './format-value.ts'
export { isLight } from './weight.ts'
