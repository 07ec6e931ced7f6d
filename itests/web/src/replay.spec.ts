// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

test('a log is replayed, searched and downloaded', async ({ list, ithaca, picture }) => {
  const script = 'for i in 1 2 3 4 5 6; do printf "\\033[3${i}mstep %s\\033[0m\\n" $i; sleep 0.3; done; echo the needle';
  const id = await ithaca.start('replayed', 'sh', '-c', script);
  await ithaca.command('wait', id);
  await list.goto(`${ithaca.url}/session/${id}?view=replay`);
  const time = list.getByRole('slider', { name: 'Time' });
  await expect(time).toBeVisible();
  const atEnd = (): Promise<boolean> => time.evaluate((slider: HTMLInputElement) => slider.value === slider.max);
  // It shows first what the session came to; Play begins at the beginning.
  await expect.poll(atEnd).toBe(true);
  await picture('replay-end');
  // It plays for two seconds only, in which nobody may look: the page itself notes what the button says.
  const button = list.locator('.replay-controls > button');
  await button.evaluate((element) => {
    const said = [element.getAttribute('aria-label')];
    new MutationObserver(() => said.push(element.getAttribute('aria-label'))).observe(element, { attributeFilter: ['aria-label'] });
    Object.assign(element, { said });
  });
  await list.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => button.evaluate((element) => (element as unknown as { said: string[] }).said)).toEqual(['Play', 'Pause', 'Play']);
  await expect.poll(atEnd).toBe(true);
  await time.focus();
  await list.keyboard.press('End');
  await expect.poll(atEnd).toBe(true);
  await list.keyboard.press('Home');
  await list.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await list.getByRole('button', { name: 'Play' }).click();
  await expect(list.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect.poll(() => time.evaluate((slider: HTMLInputElement) => Number(slider.value) > 0)).toBe(true);

  await list.getByRole('button', { name: 'Search the log' }).click();
  await list.getByLabel('Text in the log').fill('needle');
  await list.keyboard.press('Enter');
  await list.getByRole('button', { name: 'the needle' }).click();
  await picture('replay');

  const download = async (name: string): Promise<string> => {
    await list.getByRole('button', { name: 'More' }).click();
    const [file] = await Promise.all([list.waitForEvent('download'), list.getByRole('menuitem', { name }).click()]);
    return readFileSync(await file.path(), 'utf8');
  };
  expect(await download('Log as text')).toMatch(/^step 1\nstep 2\n/);
  expect(await download('Log as raw bytes')).toContain('\x1b[31mstep 1\x1b[0m\r\n');
  const [header, first] = (await download('Log as asciicast')).split('\n');
  expect(JSON.parse(header!)).toMatchObject({ version: 2 });
  expect((JSON.parse(first!) as unknown[])[1]).toBe('o');
});
