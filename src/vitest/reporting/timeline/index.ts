export { beginFileTimeline, type Timeline } from './timeline.ts'
