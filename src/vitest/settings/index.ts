export {
  finishInstallation,
  isInstalled,
  leaksOfClasses,
  leaksOfPlainTests,
  leftoversOfClasses,
  leftoversOfPlainTests,
  onInstalled,
  settings,
} from './installation.ts'
export { timelineMode, type TimelineMode } from './timeline-mode.ts'
