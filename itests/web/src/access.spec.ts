// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { attach, expect, expectText, test, type } from './fixtures';

test('the keyboard leaves a terminal and comes back', async ({ list, ithaca }) => {
  const id = await ithaca.start('left', 'cat');
  await attach(list, ithaca, id);
  await type(list, 'typed');
  await list.keyboard.press('Tab');
  await expect(list.locator('.xterm-helper-textarea'), 'a program needs Tab itself').toBeFocused();
  await list.keyboard.press('Control+Shift+Period');
  await expect(list.getByRole('link', { name: 'All sessions' })).toBeFocused();
  for (let presses = 0; presses < 10; presses++) {
    await list.keyboard.press('Tab');
    if (await list.locator('.xterm-helper-textarea').evaluate((area) => area === document.activeElement)) break;
  }
  await list.keyboard.type(' again\n');
  await expectText(list, /typed\s+again/);
});

test('a terminal is read to screen readers by whom it is wished', async ({ list, ithaca }) => {
  await list.getByRole('button', { name: 'Settings' }).click();
  await list.getByRole('checkbox', { name: /^Read the terminal/ }).check();
  await list.keyboard.press('Escape');
  const id = await ithaca.start('spoken', 'sh', '-c', 'echo read me; exec cat');
  await attach(list, ithaca, id);
  await expect(list.getByRole('listitem').filter({ hasText: 'read me' })).toHaveCount(1);
  await type(list, 'aloud\n');
  await expect(list.locator('.xterm-accessibility [aria-live]')).toContainText('aloud');
});
