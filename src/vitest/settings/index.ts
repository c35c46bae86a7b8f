export { finishInstallation, isInstalled, onInstalled, settings } from './installation.ts'
