// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test';
import { attach, expect, expectText, test, type } from './fixtures';

/** What is wider than the window makes a phone scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

async function expectInside(page: Page, element: Locator): Promise<void> {
  const box = (await element.boundingBox())!;
  const { width, height } = page.viewportSize()!;
  const inside = box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height;
  expect(inside, `${await element.getAttribute('aria-label')} at ${JSON.stringify(box)}`).toBe(true);
}

async function bottom(element: Locator): Promise<number> {
  const { y, height } = (await element.boundingBox())!;
  return y + height;
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

test('the smallest phones show all of the list', async ({ list, ithaca }) => {
  await ithaca.start(`small ${Date.now()}`, '--tag', 'one', 'cat');
  const { width, height } = list.viewportSize()!;
  await list.setViewportSize({ width: 320, height });
  await expect(list.locator('tr.session').first()).toBeVisible();
  await expectToFit(list);
  for (const button of await list.locator('.top').locator('button, a').all()) await expectInside(list, button);
  await list.setViewportSize({ width, height });
});

test('all tools of a session that asks something are within reach', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('a title too long for the bar of a phone', 'bash', '-c', 'read -p "Go on? [y/N] " answer');
  await expect(list.locator('tr.session', { hasText: 'too long for the bar' }).getByText('needs input')).toBeVisible();
  await attach(list, ithaca, id);
  await expectText(list, /Go on/);
  await picture('asks');
  for (const button of await list.locator('.session-bar > a, .session-bar > button, .session-bar .menu > button').all()) {
    if (await button.isVisible()) await expectInside(list, button);
  }
  await list.getByRole('button', { name: 'More' }).tap();
  await expect(list.getByRole('menuitem', { name: 'Upload files' })).toBeVisible();
  await expectInside(list, list.getByRole('menu'));
});

test('the page stays in what a keyboard of iOS leaves of it', async ({ page, ithaca }) => {
  // There the window keeps its size when the keyboard comes; only visualViewport tells, and the page may be pushed up.
  await page.addInitScript(() => {
    const area = Object.assign(new EventTarget(), { width: 360, height: 740, offsetTop: 0, offsetLeft: 0, scale: 1 });
    Object.defineProperty(window, 'visualViewport', { value: area });
    Object.assign(window, {
      keyboard: (height: number, offsetTop: number) => {
        Object.assign(area, { height, offsetTop });
        area.dispatchEvent(new Event('resize'));
        area.dispatchEvent(new Event('scroll'));
      },
    });
  });
  const keyboard = (height: number, top: number): Promise<void> =>
    page.evaluate(([h, t]) => (window as unknown as { keyboard(h: number, t: number): void }).keyboard(h!, t!), [height, top]);
  const id = await ithaca.start('ios', 'sh', '-c', 'seq 1 200; exec cat');
  await page.goto(await ithaca.link());
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await attach(page, ithaca, id);
  await expectText(page, /^200$/m);
  await keyboard(400, 120);
  const keys = page.getByRole('toolbar', { name: 'Keys' });
  await expect.poll(() => bottom(keys)).toBeLessThanOrEqual(520);
  expect((await page.locator('.session-bar').boundingBox())!.y).toBe(120);
  await expect.poll(() => bottom(page.locator('.xterm-screen'))).toBeLessThanOrEqual((await keys.boundingBox())!.y);
  await type(page, 'typed\n');
  await expectText(page, /^typed\ntyped$/m);
  await keyboard(740, 0);
  await expect.poll(() => bottom(keys)).toBe(740);
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
