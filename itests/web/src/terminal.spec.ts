// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach, expect, expectText, terminalText, test, type } from './fixtures';

const LINES = 15_000;

test('a session is started and typed into', async ({ list, picture }) => {
  await list.getByRole('button', { name: /New/ }).click();
  const dialog = list.getByRole('dialog', { name: 'New session' });
  await dialog.getByLabel('Command').fill('bash --norc');
  await dialog.getByLabel('Title').fill('typed by hand');
  await picture('start');
  await list.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(list.locator('.xterm-screen')).toBeVisible();
  await expectText(list, /[$#] ?$/);
  await type(list, 'echo $((6*7)) é\n');
  await expectText(list, /^42 é$/m);
  await expect(list.getByText('Another client has set')).toHaveCount(0);
  await picture('attached');
});

test('the terminal follows the window', async ({ list, ithaca }) => {
  const id = await ithaca.start('size', 'sh', '-c', 'while read -r line; do stty size; done');
  await attach(list, ithaca, id);
  await type(list, '\n');
  await expectText(list, /^\d+ \d+$/m);
  const before = /^(\d+) (\d+)$/m.exec(await terminalText(list))!;
  const viewport = list.viewportSize()!;
  // As a phone that is turned.
  await list.setViewportSize({ width: viewport.height, height: viewport.width });
  await expect
    .poll(async () => {
      await type(list, '\n');
      return (await terminalText(list)).trim().split('\n').at(-1);
    })
    .not.toBe(before[0]);
  const [rows, columns] = (await terminalText(list)).trim().split('\n').at(-1)!.split(' ').map(Number);
  const taller = viewport.width > viewport.height;
  expect(rows! > Number(before[1])).toBe(taller);
  expect(columns! < Number(before[2])).toBe(taller);
  await list.setViewportSize(viewport);
});

test('who only watches changes nothing', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('watched', 'sh', '-c', 'stty size; exec cat');
  const size = async (): Promise<unknown> => {
    const { items } = await ithaca.status<{ items: { id: string; rows: number; columns: number }[] }>('ls', '--search', id);
    const [session] = items;
    return [session?.rows, session?.columns];
  };
  const before = await size();
  await attach(list, ithaca, id, '?view=watch');
  await expect(list.getByText('read-only')).toBeVisible();
  await type(list, 'nobody-hears-this\n');
  await expectText(list, /\d+ \d+/);
  await picture('watching');
  expect(await size()).toEqual(before);
  expect(await terminalText(list)).not.toContain('nobody-hears-this');
});

test('no byte is lost or repeated when the daemon is killed', async ({ list, ithaca, picture }) => {
  test.setTimeout(120_000);
  const program = `BEGIN { for (i = 0; i < ${LINES}; i++) { print "line " i; if (i % 100 == 0) { fflush(); system("sleep 0.06") } } print "all done" }`;
  const id = await ithaca.start('counting', 'sh', '-c', `awk '${program}'; exec cat`);
  await attach(list, ithaca, id);
  await expectText(list, /line \d{3,}/);
  await ithaca.killDaemon();
  await expect(list.getByText('The link is down')).toBeVisible();
  await picture('link-down');
  await ithaca.startDaemon();
  await expect(list.getByText('The link is down')).toHaveCount(0, { timeout: 30_000 });
  await expectText(list, /all done/);

  const numbers = [...(await terminalText(list)).matchAll(/^line (\d+)$/gm)].map((match) => Number(match[1]));
  const first = numbers[0]!;
  expect(first, 'what was there before the attachment').toBeLessThan(LINES / 2);
  expect(numbers).toEqual(Array.from({ length: LINES - first }, (_, index) => first + index));
});

test('an uploaded file has its path typed', async ({ list, ithaca }) => {
  const file = join(ithaca.work, 'a note.txt');
  writeFileSync(file, 'uploaded content\n');
  const id = await ithaca.start('upload', 'bash', '--norc');
  await attach(list, ithaca, id);
  await expectText(list, /[$#] ?$/);
  await type(list, 'cat ');
  await list.locator('input[type=file]').setInputFiles(file);
  await expectText(list, /cat .*a.note\.txt/);
  await type(list, '\n');
  await expectText(list, /^uploaded content$/m);
});

test('quick keys reach the program', async ({ list, ithaca }) => {
  const id = await ithaca.start('keys', 'cat');
  await attach(list, ithaca, id);
  if (!(await list.getByRole('toolbar', { name: 'Keys' }).isVisible())) await list.getByRole('button', { name: 'Extra keys' }).click();
  await list.getByRole('button', { name: 'Escape' }).click();
  await expectText(list, /\^\[/);
  await list.getByRole('button', { name: 'Control, for the next key' }).click();
  await type(list, 'c');
  await expect(list.locator('.banner')).toContainText('The session has ended');
});

test('a program writes to the clipboard only when the user says so', async ({ list, ithaca, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ithaca.url });
  const id = await ithaca.start('osc52', 'sh', '-c', `read -r x; printf '\\033]52;c;Y29waWVkIHRleHQ=\\007'; exec cat`);
  await attach(list, ithaca, id);
  await list.evaluate(() => navigator.clipboard.writeText('before'));
  await type(list, '\n');
  await expect(list.getByText('wants to copy “copied text”')).toBeVisible();
  expect(await list.evaluate(() => navigator.clipboard.readText())).toBe('before');
  await list.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => list.evaluate(() => navigator.clipboard.readText())).toBe('copied text');
});

test('text is found in the scrollback', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('haystack', 'sh', '-c', 'sleep 1; seq 1 500; exec cat');
  await attach(list, ithaca, id);
  await expectText(list, /^500$/m);
  await list.getByRole('button', { name: 'More' }).click();
  await list.getByRole('menuitem', { name: 'Find' }).click();
  await list.getByLabel('Find in the terminal').fill('25');
  await expect(list.locator('.found')).toHaveText(/\d+ of \d+/);
  await picture('find');
});

test('dropped and pasted files have their paths typed', async ({ list, ithaca }) => {
  const id = await ithaca.start('drop', 'cat');
  await attach(list, ithaca, id);
  const files = await list.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['dropped content'], 'dropped.txt', { type: 'text/plain' }));
    return data;
  });
  const page = list.locator('.session-page');
  await page.dispatchEvent('dragover', { dataTransfer: files });
  await expect(list.getByText('Drop to upload')).toBeVisible();
  await page.dispatchEvent('drop', { dataTransfer: files });
  await expectText(list, /dropped\.txt/);
  await list.locator('.xterm-helper-textarea').evaluate((area) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0x89, 0x50])], 'image.png', { type: 'image/png' }));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expectText(list, /pasted-\d{14}\.png/);
});

test('typed letters are guessed only while the kernel echoes, and only if wished', async ({ list, ithaca }) => {
  let held: (() => void)[] | null = null;
  await list.routeWebSocket(/\/attach/, (page) => {
    const server = page.connectToServer();
    server.onMessage((message) => {
      const send = (): void => page.send(message);
      if (held && Buffer.from(message)[0] === 0x03) held.push(send);
      else send();
    });
  });
  const late = async (text: string): Promise<void> => {
    held = [];
    await type(list, text);
  };
  const release = (): void => {
    const waiting = held ?? [];
    held = null;
    for (const send of waiting) send();
  };
  const guesses = list.locator('.ghost span');
  const id = await ithaca.start('echoes', 'sh', '-c', 'cat; stty -echo; echo hidden; exec cat');
  await attach(list, ithaca, id);
  await type(list, 'a');
  await expectText(list, /^a$/m);
  await late('bcd');
  await expect(guesses).toHaveText(['b', 'c', 'd']);
  release();
  await expect(guesses).toHaveCount(0);
  await expectText(list, /^abcd$/m);

  await list.evaluate(() => localStorage.setItem('ithaca.settings', JSON.stringify({ predict: false })));
  await attach(list, ithaca, id);
  await expectText(list, /^abcd$/m);
  await late('ef');
  await expect.poll(() => held?.length).toBeGreaterThan(0);
  await expect(guesses).toHaveCount(0);
  release();
  await list.evaluate(() => localStorage.setItem('ithaca.settings', JSON.stringify({ predict: true })));
  await attach(list, ithaca, id);
  await type(list, '\n\x04');
  await expectText(list, /^hidden$/m);
  await late('secret');
  await new Promise((done) => setTimeout(done, 500));
  await expect(guesses).toHaveCount(0);
  release();
});
