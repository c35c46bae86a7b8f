export { runSearched } from './run-searched.ts'
