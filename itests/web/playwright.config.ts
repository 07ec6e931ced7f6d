// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test';

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: { executablePath: process.env.ITHACA_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
};

export default defineConfig({
  testDir: 'src',
  outputDir: 'target/results',
  // One browser and one daemon at a time: what is measured here is not the machine.
  workers: 1,
  forbidOnly: true,
  // Each wait has a limit of its own, below; a test has many of them, and what they take together tells of the machine only.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['junit', { outputFile: 'target/surefire-reports/TEST-web.xml' }]],
  use: { ...chromium, trace: 'retain-on-failure', screenshot: 'only-on-failure', locale: 'en-GB' },
  projects: [
    { name: 'desktop', testIgnore: process.env.ITHACA_PICTURES ? /phone\.spec/ : /(phone|pictures)\.spec/, use: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
    {
      name: 'phone',
      // What has nothing to do with the size of the window is tried once.
      testIgnore: /(access|account|budgets|push|tabs|pictures)\.spec/,
      // The scale stays 1: Chromium reports device pixels without the emulated scale, and the terminal is drawn by these.
      use: { viewport: { width: 360, height: 740 }, colorScheme: 'light', hasTouch: true, isMobile: true, deviceScaleFactor: 1 },
    },
  ],
});
