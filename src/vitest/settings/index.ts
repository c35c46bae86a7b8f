export {
  finishInstallation,
  isInstalled,
  leaksOfClasses,
  leaksOfPlainTests,
  onInstalled,
  settings,
} from './installation.ts'
