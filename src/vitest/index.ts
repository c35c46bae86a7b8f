import './host.ts'

export { describeCase } from './describe-case.ts'
export { install, type InstallOptions } from './install.ts'
