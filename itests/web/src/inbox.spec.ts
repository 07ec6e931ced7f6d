// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { asThePage, expect, test } from './fixtures';
import type { Ithaca } from './ithaca';

const SECRET = 'tr0ub4dor-and-3';

function card(page: Page, title: string): Locator {
  return page.locator('.item', { hasText: title });
}

interface Item {
  id: string;
  session: string;
}

/** What waits now, as the page would be told. */
async function asked(page: Page): Promise<Item[]> {
  return ((await (await asThePage(page, 'GET', '/api/v1/inbox')).json()) as { items: Item[] }).items;
}

/** Waits until this session asks: those of other tests may wait, too. */
async function expectAsked(page: Page, session: string): Promise<void> {
  await expect.poll(async () => (await asked(page)).map((item) => item.session)).toContain(session);
  await expect(page.getByRole('link', { name: /^Inbox, \d+ waits?$/ })).toBeVisible();
}

/** The page as it was when its events stopped: it asks once more for the whole, and hears nothing after that. */
async function deafen(page: Page, ithaca: Ithaca, path: string): Promise<void> {
  let first = true;
  await page.route('**/api/v1/events', (route) => {
    if (!first) return route.abort();
    first = false;
    return route.fulfill({ contentType: 'text/event-stream', body: 'event: snapshot\ndata: {"items":[]}\n\n' });
  });
  await page.goto(`${ithaca.url}${path}`);
  await expect(page.getByText('Reconnecting')).toBeVisible();
}

test('what a program asks is answered from the inbox', async ({ list, ithaca, picture }) => {
  const title = `release ${Date.now()}`;
  const program = `read -p 'Roll out 2.4.0 to staging? [y/N] ' answer; echo "said:$answer"
    read -s -p 'Password: ' word; echo; [ "$word" = "$1" ] && echo right; exec sleep 600`;
  const expected = join(ithaca.work, 'expected');
  writeFileSync(expected, SECRET);
  const id = await ithaca.start(title, 'bash', '-c', program.replace('"$1"', `"$(cat '${expected}')"`));
  await list.getByRole('link', { name: /^Inbox, \d+ waits?$/ }).click();
  await expect(list).toHaveTitle(/^\(\d+\) Inbox/);
  const question = card(list, title);
  await expect(question.getByText('Yes or no')).toBeVisible();
  await expect(question.locator('.question')).toContainText('Roll out 2.4.0 to staging?');
  await question.getByRole('link', { name: title }).click();
  await expect(list).toHaveURL(/\/inbox\/[\w-]+$/);
  await expect(question.getByLabel('Last lines of the screen')).toContainText('[y/N]');
  await picture('inbox');
  expect(await list.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await question.getByRole('button', { name: 'Yes', exact: true }).click();

  // The next one comes by itself.
  const field = question.getByLabel('Password, not kept');
  await expect(field).toBeEnabled();
  await expect(list.getByText('This question is closed. It was answered from an inbox.')).toBeVisible();
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill(SECRET);
  await picture('inbox-password');
  await field.press('Enter');
  await expect(question).toHaveCount(0);
  await expect.poll(() => ithaca.command('logs', id)).toMatch(/said:y[^]*\nright/);

  const kept = await list.evaluate(() => JSON.stringify([localStorage, sessionStorage]) + document.documentElement.outerHTML);
  expect(kept).not.toContain(SECRET);
  writeFileSync(expected, '');
  expect(holding(ithaca.work, SECRET), 'files of the daemon that hold the password').toEqual([]);
});

/** Files below a folder in which a text stands. */
function holding(folder: string, text: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', '--', text, folder], { encoding: 'utf8' }).trim().split('\n');
  } catch (error) {
    // Nothing found is 1.
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}

test('an answer to what is asked no more is refused', async ({ list, ithaca, picture }) => {
  const title = `stale ${Date.now()}`;
  const news = join(ithaca.work, `news ${Date.now()}`);
  const program = `(until [ -e "$0" ]; do sleep 0.05; done; echo; echo '3 of 214 tests failed'; printf 'Release now? [y/N] ') &
    read -p 'Release now? [y/N] ' answer; echo "said:$answer"; exec sleep 600`;
  const id = await ithaca.start(title, 'bash', '-c', program, news);
  await expectAsked(list, id);
  await deafen(list, ithaca, '/inbox');
  const question = card(list, title);
  await expect(question.getByRole('button', { name: 'Yes', exact: true })).toBeEnabled();
  const shown = await question.getAttribute('data-item');
  writeFileSync(news, '');
  await expect.poll(async () => (await asked(list)).some((item) => item.session === id && item.id !== shown)).toBe(true);
  await question.getByRole('button', { name: 'Yes', exact: true }).click();

  await expect(list.getByText('Not sent: this is not asked any more.')).toBeVisible();
  await picture('inbox-refused');
  // What is asked now is shown instead; had anything been typed before, it would stand before this answer.
  await expect(question).not.toHaveAttribute('data-item', shown!);
  await question.getByRole('button', { name: 'No', exact: true }).click();
  await expect.poll(() => ithaca.command('logs', id)).toMatch(/^said:n$/m);
});

test('an answer to a screen that has changed is refused, and given after another look', async ({ list, ithaca }) => {
  const title = `changed ${Date.now()}`;
  const id = await ithaca.start(title, 'bash', '-c', `read -p 'Release now? [y/N] ' answer; echo "said:$answer"; exec sleep 600`);
  await expectAsked(list, id);
  // The page has seen the screen before somebody typed something: the last part of a fence counts that.
  let looks = 0;
  await list.route('**/api/v1/inbox', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { items: { fence: string }[] };
    if (++looks === 1) for (const item of body.items) item.fence = item.fence.replace(/\d+$/, '77');
    await route.fulfill({ response: answer, json: body });
  });
  await deafen(list, ithaca, '/inbox');
  const question = card(list, title);
  await question.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(question.getByRole('alert')).toHaveText('Not sent: the screen changed. Look again.');
  await question.getByRole('button', { name: 'No', exact: true }).click();
  await expect.poll(() => ithaca.command('logs', id)).toMatch(/^said:n$/m);
});

test('a choice of a menu is made from the page', async ({ list, ithaca, picture }) => {
  const { title, picked } = await startMenu(ithaca);
  await list.goto(`${ithaca.url}/inbox`);
  const question = card(list, title);
  await expect(question.getByText('Choice', { exact: true })).toBeVisible();
  await expect(question.getByRole('group', { name: 'Answer' }).first().getByRole('button')).toHaveText(['1) staging', '2) production', '3) nowhere']);
  await picture('inbox-menu');
  await question.getByRole('button', { name: '2) production' }).click();
  await expect.poll(() => contents(picked)).toBe('production\n');
  await expect(question).toHaveCount(0);
});

/** A program in raw mode that is gone through by arrows and numbers, and the file in which it says what was picked. */
async function startMenu(ithaca: Ithaca): Promise<{ title: string; picked: string }> {
  const title = `menu ${Date.now()}`;
  const picked = join(ithaca.work, title);
  await ithaca.start(title, 'python3', resolve('src', 'menu.py'), picked);
  return { title, picked };
}

function contents(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test('a question that was answered elsewhere goes, and a late notification says so', async ({ list, ithaca, picture }) => {
  const title = `elsewhere ${Date.now()}`;
  const id = await ithaca.start(title, 'bash', '-c', `read -p 'Which version? ' v; echo "version:$v"; exec sleep 600`);
  await list.goto(`${ithaca.url}/inbox`);
  const question = card(list, title);
  await expect(question).toBeVisible();
  const item = await question.getAttribute('data-item');
  await list.goto(`${ithaca.url}/inbox/${item}`);
  await expect(question).toHaveAttribute('aria-current', 'true');
  await ithaca.command('send', id, '2.4.0', 'key:enter');
  await expect(question).toHaveCount(0);
  await expect(list.getByText('This question is closed. It was answered in a terminal.')).toBeVisible();
  await list.reload();
  await expect(list.getByText('This question is closed.')).toBeVisible();
  await picture('inbox-closed');
});

test('a text is answered and the terminal is one tap away', async ({ list, ithaca }) => {
  const title = `text ${Date.now()}`;
  const id = await ithaca.start(title, 'bash', '-c', `read -p 'Which version? ' v; echo "version:$v"; read -p 'Sure? [y/N] ' s; exec sleep 600`);
  await list.goto(`${ithaca.url}/inbox`);
  const question = card(list, title);
  await question.getByLabel('Answer').fill('2.4.0 é');
  await question.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => ithaca.command('logs', id)).toContain('version:2.4.0 é');
  await question.getByRole('link', { name: 'Open the terminal' }).click();
  await expect(list).toHaveURL(`${ithaca.url}/session/${id}`);
  await expect(list.locator('.xterm-screen')).toBeVisible();
});
