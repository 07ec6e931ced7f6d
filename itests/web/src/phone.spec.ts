// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import { attach, expect, expectText, test } from './fixtures';

/** What is wider than the window makes a phone scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

test('the list shows cards that open by a tap', async ({ list, ithaca }) => {
  const title = `a card with a rather long title ${Date.now()}`;
  await ithaca.start(title, '--tag', 'one', '--tag', 'two', 'cat');
  const card = list.locator('tr.session', { hasText: title });
  await expect(card).toBeVisible();
  expect(await card.evaluate((element) => getComputedStyle(element).display)).toBe('grid');
  await expectToFit(list);
  await card.locator('a.name').tap();
  await expect(list.locator('.xterm-screen')).toBeVisible();
  await expectToFit(list);
});

test('the last line and the keys stay above a soft keyboard', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('soft keyboard', 'sh', '-c', 'seq 1 200; exec cat');
  await attach(list, ithaca, id);
  await expectText(list, /^200$/m);
  const { width, height } = list.viewportSize()!;
  // As Android does; on iOS visualViewport says the same.
  await list.setViewportSize({ width, height: 400 });
  const keys = list.getByRole('toolbar', { name: 'Keys' });
  await expect.poll(async () => (await keys.boundingBox())!.y + (await keys.boundingBox())!.height).toBeLessThanOrEqual(400);
  const screen = (): Promise<number> => list.locator('.xterm-screen').evaluate((element) => element.getBoundingClientRect().bottom);
  await expect.poll(screen).toBeLessThanOrEqual((await keys.boundingBox())!.y);
  await expect(list.getByText('Another client has set')).toHaveCount(0);
  for (const key of await keys.getByRole('button').all()) expect((await key.boundingBox())!.height).toBeGreaterThanOrEqual(36);
  await picture('keyboard');

  await keys.getByRole('button', { name: 'Control, for the next key' }).tap();
  await list.locator('.xterm-helper-textarea').focus();
  await list.keyboard.insertText('c');
  await expect(list.locator('.banner')).toContainText('The session has ended');
  await list.setViewportSize({ width, height });
});

test('a turned phone shows all of the width', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('turned', 'bash', '--norc');
  await attach(list, ithaca, id);
  await expectText(list, /[$#] ?$/);
  const { width, height } = list.viewportSize()!;
  await list.setViewportSize({ width: height, height: width });
  await expect.poll(() => list.locator('.xterm-screen').evaluate((element) => element.clientWidth)).toBeGreaterThan(height - 40);
  await expect(list.getByText('Another client has set')).toHaveCount(0);
  await picture('turned');
  await expectToFit(list);
  await list.setViewportSize({ width, height });
});

test('a finger scrolls back', async ({ list, ithaca }) => {
  const id = await ithaca.start('scrolled', 'sh', '-c', 'seq 1 400; exec cat');
  await attach(list, ithaca, id);
  await expectText(list, /^400$/m);
  const first = (): Promise<string> =>
    list.locator('.terminal-box').evaluate((box) => {
      const { terminal } = box as unknown as {
        terminal: { buffer: { active: { viewportY: number; getLine(row: number): { translateToString(trim: boolean): string } } } };
      };
      const { active } = terminal.buffer;
      return active.getLine(active.viewportY).translateToString(true);
    });
  const before = Number(await first());
  const client = await list.context().newCDPSession(list);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 180, y: 200 }] });
  for (let y = 220; y <= 500; y += 20) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 180, y }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(async () => Number(await first())).toBeLessThan(before - 5);
});
