import { playwright } from '@vitest/browser-playwright'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default {
  test: {
    setupFiles: ['vitest-async-case/setup'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: process.env.CHROMIUM, args } }),
      instances: [{ browser: 'chromium' }],
    },
  },
}
