import './host.ts'
import { watchCollection } from './collect.ts'
import './mocks.ts'
import './mock-matchers.ts'

export { describeCase } from './describe-case.ts'
export { install, type InstallOptions } from './install.ts'

// Without the setup file, an exported case must not pass unnoticed: it is reported when its file is collected.
watchCollection(false)
