// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './fixtures';
import { PASSWORD } from './ithaca';

test('a link lets one in once, and leaves the address bar', async ({ page, browser, ithaca }) => {
  const link = await ithaca.link();
  await page.goto(link);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  expect(page.url()).toBe(`${ithaca.url}/`);

  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByRole('alert')).toContainText('does not work any more');
  expect(other.url()).not.toContain('link=');
  await other.close();
});

test('the password lets one in, and a wrong one is counted', async ({ page, ithaca, picture }) => {
  await page.goto(ithaca.url);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('2 tries left');
  await picture('login');

  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
});

test('signing out ends the login', async ({ list, picture }) => {
  await list.getByRole('button', { name: 'Settings' }).click();
  await expect(list.getByText('this one')).toBeVisible();
  await picture('settings');
  await list.getByRole('button', { name: 'Sign out' }).click();
  await expect(list.getByLabel('Password', { exact: true })).toBeVisible();
  await list.reload();
  await expect(list.getByLabel('Password', { exact: true })).toBeVisible();
});

test('a login that is ended elsewhere asks again', async ({ list, ithaca, browser }) => {
  const other = await browser.newPage();
  await other.goto(await ithaca.link());
  await other.getByRole('button', { name: 'Settings' }).click();
  const others = other.getByRole('button', { name: 'End', exact: true });
  await expect(others.first()).toBeVisible();
  while ((await others.count()) > 0) {
    const count = await others.count();
    await others.first().click();
    await expect(others).toHaveCount(count - 1);
  }
  await expect(list.getByRole('alert')).toContainText('Your login has ended');
  await other.close();
});
