export { onInstalled, isInstalled, finishInstallation } from './installation.ts'
export { settings } from './settings.ts'
