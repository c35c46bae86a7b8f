export {
  finishInstallation,
  isInstalled,
  leaksOfClasses,
  leaksOfPlainTests,
  onInstalled,
  settings,
} from './installation.ts'
export { timelineMode, type TimelineMode } from './timeline-mode.ts'
