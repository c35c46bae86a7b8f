export { annotate, noteWarned, tellWarned } from './annotate.ts'
export { routeErrors } from './error-hooks.ts'
export { connectToTask } from './late-errors.ts'
export { placed, subjectOf, subjectOfFile, type Subject } from './subject.ts'
