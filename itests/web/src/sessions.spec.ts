// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './fixtures';

test('sessions appear, change and go while one looks', async ({ list, ithaca, picture }) => {
  const title = `watched ${Date.now()}`;
  const id = await ithaca.start(title, '--tag', 'live', 'sh', '-c', 'while :; do date; sleep 0.2; done');
  const row = list.locator('tr.session', { hasText: title });
  await expect(row.getByText('running')).toBeVisible();
  await expect(row.locator('.spark .area')).toBeVisible();

  await ithaca.command('update', id, '--title', `${title} renamed`);
  await expect(row).toContainText('renamed');
  await picture('list');

  await ithaca.command('stop', id);
  await expect(row.getByText('stopped')).toBeVisible();
  await ithaca.command('rm', id);
  await expect(row).toHaveCount(0);
});

test('search, filters and tags narrow the list', async ({ list, ithaca }) => {
  const stamp = String(Date.now());
  await ithaca.start(`alpha ${stamp}`, '--tag', `t${stamp}`, 'sleep', '600');
  const ended = await ithaca.start(`beta ${stamp}`, 'true');
  await ithaca.command('wait', ended);
  const rows = list.locator('tr.session');
  await list.keyboard.press('/');
  await list.keyboard.type(stamp);
  await expect(rows).toHaveCount(2);
  await list.getByRole('button', { name: 'Ended' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('beta');
  await list.getByRole('button', { name: 'All', exact: true }).click();
  await list.getByRole('group', { name: 'Tags' }).getByRole('button', { name: `t${stamp}` }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('alpha');
});

test('title and tags can be changed', async ({ list, ithaca }) => {
  const title = `plain ${Date.now()}`;
  await ithaca.start(title, 'sleep', '600');
  await list.getByRole('button', { name: `Actions for ${title}` }).click();
  await list.getByRole('menuitem', { name: 'Edit' }).click();
  await list.getByRole('textbox', { name: 'Title' }).fill(`${title} new`);
  await list.getByRole('textbox', { name: 'Tags' }).fill('one, two, One');
  await list.getByRole('button', { name: 'Save' }).click();
  const row = list.locator('tr.session', { hasText: `${title} new` });
  await expect(row.locator('.tag')).toHaveText(['one', 'two']);
});

test('a session is stopped and deleted after a question', async ({ list, ithaca, picture }) => {
  const title = `doomed ${Date.now()}`;
  await ithaca.start(title, 'sleep', '600');
  const row = list.locator('tr.session', { hasText: title });
  const act = async (name: string): Promise<void> => {
    await list.getByRole('button', { name: `Actions for ${title}` }).click();
    await list.getByRole('menuitem', { name }).click();
  };
  await act('Stop');
  await picture('confirm');
  // Who presses Enter too soon does no harm.
  await expect(list.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await list.keyboard.press('Enter');
  await expect(row.getByText('running')).toBeVisible();
  await act('Stop');
  await list.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(row.getByText('stopped')).toBeVisible();
  await act('Delete');
  await list.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row).toHaveCount(0);
});

test('a session is killed after a question, and run again with what the dialog remembers', async ({ list, ithaca }) => {
  const title = `killed ${Date.now()}`;
  await list.getByRole('button', { name: /^New/ }).click();
  const dialog = list.getByRole('dialog');
  await dialog.getByLabel('Command').fill('sleep 601');
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByLabel('Tags').fill('again');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(list).toHaveURL(/\/session\//);
  await list.getByRole('link', { name: 'All sessions' }).click();
  const rows = list.locator('tr.session', { hasText: title });
  const act = async (name: string): Promise<void> => {
    await list.getByRole('button', { name: `Actions for ${title}` }).first().click();
    await list.getByRole('menuitem', { name }).click();
  };
  await act('Kill');
  await list.getByRole('button', { name: 'Kill', exact: true }).click();
  await expect(rows.getByText('killed', { exact: true })).toBeVisible();
  await act('Run again');
  await expect(dialog.getByLabel('Command')).toHaveValue('sleep 601');
  await expect(dialog.getByLabel('Tags')).toHaveValue('again');
  expect(await dialog.locator('datalist').first().locator('option').evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))).toContain('sleep 601');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(list).toHaveURL(/\/session\//);
  const { items } = await ithaca.status<{ items: { status: string }[] }>('ls', '--search', title);
  expect(items.map(({ status }) => status).sort()).toEqual(['killed', 'running']);
});

test('everything works by keyboard', async ({ list, ithaca }) => {
  await ithaca.start(`first ${Date.now()}`, 'sleep', '600');
  await expect(list.locator('tr.session').first()).toBeVisible();
  await list.keyboard.press('n');
  const dialog = list.getByRole('dialog', { name: 'New session' });
  await expect(dialog.getByLabel('Command')).toBeFocused();
  for (let presses = 0; presses < 30; presses++) {
    await list.keyboard.press('Tab');
    const inside = await list.evaluate(() => document.activeElement === document.body || document.querySelector('dialog')!.contains(document.activeElement));
    expect(inside, 'the focus stays in the dialog').toBe(true);
  }
  await list.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const names = list.locator('a.name');
  await names.first().focus();
  await list.keyboard.press('End');
  await expect(names.last()).toBeFocused();
  await list.keyboard.press('Home');
  await list.keyboard.press('Enter');
  await expect(list).toHaveURL(/\/session\//);
});
