// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Ithaca } from './ithaca';
import { expect, test } from './fixtures';

/** Tries all ways to the user's login that an app has, and shows what became of them. */
const ATTACK = `
  const show = (name, value) => { document.body.dataset[name] = String(value); };
  const tried = (name, promise) => promise.then((value) => show(name, value), () => show(name, 'refused'));
  show('origin', self.origin);
  try { show('cookie', 'read ' + document.cookie); } catch { show('cookie', 'refused'); }
  try { localStorage.setItem('a', 'b'); show('storage', 'kept'); } catch { show('storage', 'refused'); }
  tried('api', fetch('/api/v1/sessions', { credentials: 'include' }).then((answer) => 'answered ' + answer.status));
  tried('post', fetch('/api/v1/sessions', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"command":"true","title":"stolen"}' })
    .then((answer) => answer.type));
  tried('socket', new Promise((done, fail) => {
    const socket = new WebSocket('ws://' + location.host + '/api/sessions/0000000/attach');
    socket.onopen = () => done('open');
    socket.onerror = fail;
  }));
  tried('other', fetch(location.pathname.replace('/thief/', '/plain/')).then((answer) => 'answered ' + answer.status));
  tried('own', fetch('data.json').then((answer) => answer.json()).then((data) => data.here));`;

function app(ithaca: Ithaca, slug: string, files: Record<string, string>): void {
  const folder = join(ithaca.work, 'state', 'wwwroot', 'apps', slug);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

test('an app runs with its own files and without the login', async ({ list, ithaca }) => {
  app(ithaca, 'plain', { 'index.html': '<title>Plain</title><p>plain' });
  app(ithaca, 'thief', {
    'index.html': '<title>Thief</title><link rel="stylesheet" href="a.css"><img src="i.svg"><script type="module" src="m.js"></script><body>',
    'a.css': 'body { color: rgb(1, 2, 3) }',
    'i.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>',
    'm.js': ATTACK,
    'data.json': '{"here":"yes"}',
  });
  await list.goto(`${ithaca.url}/apps/thief/`);
  const body = list.locator('body');

  await expect(body).toHaveAttribute('data-own', 'yes');
  await expect(body).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect.poll(() => list.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(7);
  await expect(body).toHaveAttribute('data-origin', 'null');
  for (const way of ['cookie', 'storage', 'api', 'post', 'socket']) await expect(body).toHaveAttribute(`data-${way}`, 'refused');
  await expect(body).toHaveAttribute('data-other', 'answered 401');
  expect((await ithaca.status<{ items: unknown[] }>('ls', '--search', 'stolen')).items).toEqual([]);
});

test('the page of the apps leads to an app and back', async ({ list, ithaca, picture }) => {
  app(ithaca, 'plain', { 'index.html': '<title>Plain</title><p>plain' });
  app(ithaca, 'broken', { 'oly.app.json': '{' });
  await list.goto(`${ithaca.url}/apps/`);
  await expect(list.getByText('the body is no valid JSON')).toBeVisible();
  await picture('apps');
  await list.getByRole('link', { name: 'Plain' }).click();

  await expect(list.getByText('plain')).toBeVisible();
  expect(list.url()).toMatch(/\/~[\w-]{32}\/apps\/plain\/$/);
});

test('an app of another server gets nothing of the login', async ({ list, ithaca }) => {
  const seen: string[] = [];
  const far = createServer((request, response) => {
    seen.push(JSON.stringify(request.headers));
    response.setHeader('Set-Cookie', 'ithaca_login=stolen; Path=/');
    response.setHeader('Content-Type', 'text/html');
    response.end(request.url === '/ui/' ? '<title>Far</title><script src="x.js"></script>far' : 'document.title += " away"');
  });
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done));
  const address = far.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  app(ithaca, 'far', { 'oly.app.json': JSON.stringify({ entry: `http://127.0.0.1:${address.port}/ui/` }) });
  await list.goto(`${ithaca.url}/apps/far/`);

  await expect(list).toHaveTitle('Far');
  await list.goto(ithaca.url);
  await expect(list.getByText('Live', { exact: true })).toBeVisible();
  expect(seen.join()).not.toMatch(/cookie|authorization/i);
  far.close();
});
