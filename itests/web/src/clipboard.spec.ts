// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { attach, expect, expectText, test, type } from './fixtures';

/** As a browser does for its own key or menu. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.xterm-helper-textarea').evaluate((area, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('a paste is bracketed for a program that asks for it, and plain for others', async ({ list, ithaca }) => {
  // stty keeps the tty from making a picture of what arrives; od shows it as it is.
  const bytes = (count: number): string => `dd bs=1 count=${count} 2>/dev/null | od -An -c | tr -s ' ' | tr -d '\\n'; echo`;
  const script = `stty raw -echo; printf 'plain?\\r\\n'; ${bytes(3)}; printf '\\r\\n\\033[?2004hbracketed?\\r\\n'; ${bytes(15)}; exec cat`;
  const id = await ithaca.start('paste', 'sh', '-c', script);
  await attach(list, ithaca, id);
  await expectText(list, /plain\?/);
  await paste(list, 'a\nb');
  await expectText(list, /a \\r b/);
  await expectText(list, /bracketed\?/);
  await paste(list, 'c\nd');
  await expectText(list, /033 \[ 2 0 0 ~ c \\r d 033 \[ 2 0 1 ~/);
});

test('what is selected is copied by keys and by menu', async ({ list, ithaca, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ithaca.url });
  const id = await ithaca.start('copied', 'sh', '-c', 'echo take this; exec cat');
  await attach(list, ithaca, id);
  await expectText(list, /take this/);
  const copied = (): Promise<string> => list.evaluate(() => navigator.clipboard.readText());
  const select = (length: number): Promise<void> =>
    list.locator('.terminal-box').evaluate((box, cells) => (box as unknown as { terminal: { select(column: number, row: number, length: number): void } }).terminal.select(0, 0, cells), length);
  await select(9);
  await list.locator('.xterm-helper-textarea').focus();
  await list.keyboard.press('Control+Shift+C');
  await expect.poll(copied).toBe('take this');
  await select(4);
  await list.getByRole('button', { name: 'More' }).click();
  await list.getByRole('menuitem', { name: 'Copy selection' }).click();
  await expect.poll(copied).toBe('take');
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
