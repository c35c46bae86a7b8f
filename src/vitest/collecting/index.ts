export { onImported, watchCollection } from './collect.ts'
export { finishFile, registerFile } from './discover.ts'
export { skipModule } from './skip-module.ts'
export { describeCase } from './describe-case.ts'
