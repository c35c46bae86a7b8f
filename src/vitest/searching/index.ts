export { searchBody } from './searched-body.ts'
export { checkSchedulesOfInstall, runSearched } from './run-searched.ts'
