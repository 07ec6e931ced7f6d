// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { test as base, expect, type APIResponse, type Page } from '@playwright/test';
import { Ithaca } from './ithaca';

interface PageFixtures {
  /** A page that is signed in and shows the list. */
  list: Page;
  /** Keeps a picture for people to look at. */
  picture(name: string, page?: Page): Promise<void>;
  /** What the page has complained of. */
  complaints: string[];
}

export const test = base.extend<PageFixtures, { ithaca: Ithaca }>({
  ithaca: [
    async ({}, use) => {
      const ithaca = await Ithaca.start();
      await use(ithaca);
      await ithaca.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'errors and refusals of the content policy').toEqual([]);
    },
    { auto: true },
  ],
  list: async ({ page, ithaca }, use) => {
    await page.goto(await ithaca.link());
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await use(page);
  },
  picture: async ({ page }, use, info) => {
    await use(async (name, other) => {
      await (other ?? page).screenshot({ path: `target/screenshots/${info.project.name}-${name}.png` });
    });
  },
});

export { expect };

/** A cookie alone is not believed: the page keeps a second secret beside it. */
export async function asThePage(page: Page, method: 'GET' | 'POST', path: string): Promise<APIResponse> {
  const csrf = await page.evaluate(() => localStorage.getItem('ithaca.csrf'));
  return page.request.fetch(new URL(path, page.url()).href, { method, headers: { 'X-Ithaca-CSRF': csrf ?? '' } });
}

/** All text of the terminal, as the page itself shows it. */
export async function terminalText(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show as text' }).click();
  const text = await page.locator('.whole-text').textContent();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  return text ?? '';
}

export async function expectText(page: Page, pattern: RegExp): Promise<void> {
  await expect.poll(() => terminalText(page), { timeout: 20_000 }).toMatch(pattern);
}

/** Opens a session and waits until its terminal is attached: that it does not say it connects is true before it begins, too. */
export async function attach(page: Page, ithaca: Ithaca, id: string, view = ''): Promise<void> {
  const greeted = new Promise<void>((done) => {
    page.on('websocket', (socket) => socket.url().includes(`/${id}/attach`) && socket.once('framereceived', () => done()));
  });
  await page.goto(`${ithaca.url}/session/${id}${view}`);
  await greeted;
  await expect(page.locator('.xterm-screen')).toBeVisible();
  await expect(page.locator('.banner.connecting')).toHaveCount(0);
}

export async function type(page: Page, text: string): Promise<void> {
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type(text);
}
