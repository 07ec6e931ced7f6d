// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './fixtures';
import { Ithaca, PASSWORD } from './ithaca';

test('tokens are made and revoked, the password changed, and three failures lock out', async ({ page, picture }) => {
  // A daemon of its own: a lockout would keep all others out.
  const ithaca = await Ithaca.start();
  try {
    await page.goto(await ithaca.link());
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Name of the new token').fill('script');
    await page.getByLabel('Scope').selectOption('observe');
    await page.getByRole('button', { name: 'Create' }).click();
    const secret = await page.locator('.secret code').textContent();
    const list = (): Promise<number> =>
      fetch(`${ithaca.url}/api/v1/sessions`, { headers: { Authorization: `Bearer ${secret}` } }).then((answer) => answer.status);
    expect(await list()).toBe(200);
    const started = await fetch(`${ithaca.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ command: 'true', args: [], tags: [] }),
    });
    expect(started.status).toBe(403);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
    expect(await list()).toBe(401);

    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByLabel('New password').fill('another one, longer');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const password = page.getByLabel('Password', { exact: true });
    const enter = async (text: string): Promise<void> => {
      await password.fill(text);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await enter('another one, longer');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await enter(PASSWORD);
    await expect(page.getByRole('alert')).toContainText('2 tries left');
    await enter('wrong');
    await expect(page.getByRole('alert')).toContainText('1 try left');
    await enter('wrong');
    await expect(page.getByRole('alert')).toContainText(/Wait (15:00|14:\d\d)/);
    await expect(password).toBeDisabled();
    const left = await page.getByRole('alert').textContent();
    await expect(page.getByRole('alert')).not.toHaveText(left!);
    await picture('lockout');
  } finally {
    await ithaca.stop();
  }
});
