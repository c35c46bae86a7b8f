import { playwright } from '@vitest/browser-playwright'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// One for each project: Vitest writes in it.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath: process.env.CHROMIUM, args } }),
  instances: [{ browser: 'chromium' }],
})

export default {
  test: {
    projects: [
      {
        test: {
          name: 'cases',
          include: ['browser.test.ts'],
          setupFiles: ['vitest-async-case/setup'],
          browser: browser(),
        },
      },
      {
        test: {
          name: 'guarded',
          include: ['guarded*.test.ts'],
          setupFiles: ['./hear.js', 'vitest-async-case/guard'],
          fileParallelism: false,
          browser: browser(),
        },
      },
    ],
  },
}
