import './host.ts'
import { startTracking } from '../ownership/index.ts'
import { onImported, watchCollection } from './collect.ts'
import { registerFile } from './discover.ts'
import { routeErrors } from './error-hooks.ts'
import { onInstalled } from './installation.ts'
import './mocks.ts'
import { prepare } from './prepare.ts'
import { skipModule } from './skip-module.ts'
import './mock-matchers.ts'

export { describeCase } from './describe-case.ts'
export { install, type InstallOptions } from './install.ts'

prepare()
onImported({ register: registerFile, skip: skipModule })
// Without the setup file, an exported case must not pass unnoticed: it is reported when its file is collected.
watchCollection()
onInstalled(() => {
  routeErrors()
  startTracking()
})
