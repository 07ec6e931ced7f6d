// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './fixtures';

const TABS = 8;

test('many tabs share one stream of events, and the next goes on when its tab is closed', async ({ list, context, ithaca }) => {
  const tabs = [list];
  const streams: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) streams.push(request.url());
  });
  while (tabs.length < TABS) {
    const tab = await context.newPage();
    await tab.goto(ithaca.url);
    await expect(tab.getByText('Live', { exact: true })).toBeVisible();
    tabs.push(tab);
  }
  expect(streams, 'connections of later tabs').toEqual([]);
  const title = `in all tabs ${Date.now()}`;
  const id = await ithaca.start(title, 'sleep', '600');
  for (const tab of tabs) await expect(tab.locator('tr.session', { hasText: title })).toBeVisible();

  await tabs[0]!.close();
  await expect.poll(() => streams.length).toBe(1);
  await ithaca.command('update', id, '--title', `${title} renamed`);
  for (const tab of tabs.slice(1)) await expect(tab.locator('tr.session', { hasText: 'renamed' })).toBeVisible();
  for (const tab of tabs.slice(1)) await tab.close();
});

test('the app starts without its daemon, says so, and finds it again', async ({ list, ithaca, picture }) => {
  await list.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The worker keeps what is loaded while it rules the page.
  await list.reload();
  await expect(list.getByText('Live', { exact: true })).toBeVisible();
  await expect.poll(() => list.evaluate(async () => (await (await caches.open('ithaca-shell')).keys()).length)).toBeGreaterThan(2);
  await ithaca.killDaemon();
  await list.reload();
  await expect(list.getByRole('heading', { name: 'Not connected' })).toBeVisible();
  await picture('not-connected');
  await ithaca.startDaemon();
  await expect(list.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
});

test('the theme follows the system until another is chosen, and stays chosen', async ({ list }) => {
  const paper = (): Promise<string> => list.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await list.emulateMedia({ colorScheme: 'light' });
  const light = await paper();
  await list.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await list.getByRole('button', { name: 'Settings' }).click();
  await list.getByLabel('Theme').selectOption('light');
  await expect.poll(paper).toBe(light);
  await list.reload();
  await expect(list.getByText('Live', { exact: true })).toBeVisible();
  expect(await paper()).toBe(light);
});

test('an upgrade shows at the next load, and an open page offers it', async ({ list, context, ithaca }) => {
  await list.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await list.reload();
  await expect.poll(() => list.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  // Only who has had the daemon can miss it.
  await expect(list.getByText('Live', { exact: true })).toBeVisible();
  const served = await (await fetch(ithaca.url)).text();
  const script = /assets\/index-[\w-]+\.js/.exec(served)![0];
  const upgraded = served.replace(script, 'assets/index-upgraded.js').replace('<head>', '<head><meta name="build" content="upgraded">');
  const source = await (await fetch(`${ithaca.url}/${script}`)).text();
  await context.route(`${ithaca.url}/`, (route) => route.fulfill({ body: upgraded, contentType: 'text/html' }));
  await context.route('**/assets/index-upgraded.js', (route) => route.fulfill({ body: source, contentType: 'text/javascript' }));

  await ithaca.killDaemon();
  await expect(list.getByText('Live', { exact: true })).toHaveCount(0);
  await ithaca.startDaemon();
  await expect(list.getByText('Ithaca has been upgraded')).toBeVisible({ timeout: 30_000 });
  await list.getByRole('button', { name: 'Reload' }).click();
  await expect(list.locator('meta[name=build]')).toHaveAttribute('content', 'upgraded');
  await expect(list.getByText('Live', { exact: true })).toBeVisible();
});
