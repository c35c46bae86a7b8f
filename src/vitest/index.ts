import { noteCopy } from '../async-case/index.ts'
import { loadWhatCannotWait, main } from '../internal/index.ts'
import { setChangeHost, startLooking } from '../leftovers/index.ts'
import { setUnawaitedPolicy } from '../mocks/index.ts'
import { hideContext, startTracking } from '../ownership/index.ts'
import { virtualClocks } from '../time/index.ts'
import {
  browserExports,
  finishFile,
  onImported,
  registerFile,
  rememberImports,
  skipModule,
  watchCollection,
} from './collecting/index.ts'
import { beginTimeline, disregardLateAssertions, routeErrors } from './reporting/index.ts'
import { searching, watchRunner } from './guarding/index.ts'
import {
  afterEveryRun,
  afterFiles,
  connectHost,
  receiveByRealTicks,
  watchRuns,
  workerState,
} from './host/index.ts'
import { addMockMatchers, connectMocks } from './mocks/index.ts'
import { forgetWatch, viChanges, watchFakeTimers, watchVi } from './running/index.ts'
import { onInstalled, settings } from './settings/index.ts'
import { prepare } from './install.ts'

export { describeCase } from './collecting/index.ts'
export { exploreSchedules } from './guarding/index.ts'
export { install, type InstallOptions } from './install.ts'

noteCopy()
connectHost()
hideContext()
connectMocks()
addMockMatchers()
prepare()
rememberImports()
onImported({
  prepare: prepareImport,
  begin: startFile,
  ready,
  browserExports,
  register: registerFile,
  finish: finishFile,
  skip: skipModule,
})
// Without the setup file, an exported case must not pass unnoticed: it is reported when its file is collected.
// A script or a configuration may import mocks as well, where nothing is collected.
if (workerState().config) watchCollection()
onInstalled(() => {
  routeErrors()
  disregardLateAssertions()
  watchFakeTimers()
  receiveByRealTicks()
  watchVi()
  setChangeHost(viChanges)
  startFile()
  startTracking()
  setUnawaitedPolicy(settings.unawaited)
})

async function ready(runner: object | undefined): Promise<void> {
  if (runner) watchRuns(runner)
  afterEveryRun(forgetWatch)
  if (runner && settings.guard) watchRunner(runner)
  if (runner && main.keep) afterFiles(runner, main.keep)
  await loadWhatCannotWait()
  if (settings.timeline) await beginTimeline(settings.timeline)
}

async function prepareImport(): Promise<void> {
  if (settings.schedules !== undefined) await (await searching.load()).checkSchedulesOfInstall()
  // Before a file can take copies of them.
  if (settings.clock === 'virtual') (await virtualClocks.load()).replaceNamesForGood()
}

function startFile(): void {
  if (settings.leftovers !== 'off') startLooking()
}
