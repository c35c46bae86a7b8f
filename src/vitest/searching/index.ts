export { searchBody } from './searched-body.ts'
export { runSearched } from './run-searched.ts'
