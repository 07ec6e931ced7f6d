// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Page, Worker } from '@playwright/test';
import { asThePage, expect, test } from './fixtures';
import type { Ithaca } from './ithaca';
import { PushService, type Received } from './push-service';

/** Chromium's own push service is on the net; what stands in for it gives the page a subscription at ours. */
async function standIn(page: Page, service: PushService): Promise<void> {
  await page.addInitScript((json) => {
    type Key = { applicationServerKey: Uint8Array };
    let held: unknown = null;
    const subscription = (key: Uint8Array): unknown => ({
      ...json,
      options: { applicationServerKey: key.buffer },
      toJSON: () => json,
      unsubscribe: () => {
        held = null;
        return Promise.resolve(true);
      },
    });
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(held),
      subscribe: ({ applicationServerKey }: Key) => Promise.resolve((held = subscription(applicationServerKey))),
    });
  }, service.subscription);
}

interface Fate {
  kind: string;
  channel: string;
  outcome: string;
}

const untold = ({ kind, channel, outcome }: Fate): boolean => kind === 'test' && channel === 'web-push' && outcome === 'ignored';

async function openSettings(page: Page, ithaca: Ithaca): Promise<void> {
  await page.goto(await ithaca.link());
  await page.getByRole('button', { name: 'Settings' }).click();
}

test('a browser subscribes, is told, and leaves again', async ({ page, context, ithaca, picture }) => {
  await context.grantPermissions(['notifications'], { origin: ithaca.url });
  let key = '';
  const service = await PushService.start(() => key);
  try {
    await standIn(page, service);
    await openSettings(page, ithaca);
    key = ((await (await asThePage(page, 'GET', '/api/v1/push/key')).json()) as { public_key: string }).public_key;
    const wish = page.getByRole('checkbox', { name: /^Notify me/ });
    await wish.click();
    await expect(page.getByText('On, also while this page is closed')).toBeVisible();
    await picture('notifications');
    await page.getByRole('button', { name: 'Send a test notification' }).click();
    // Sessions of other tests may have something to say at any time.
    const about = (kind: string): Received[] => service.received.filter(({ message }) => message['kind'] === kind);
    await expect.poll(() => [about('test').length, service.failures]).toEqual([1, []]);
    const [tried] = about('test');
    expect(tried!.message).toMatchObject({ title: 'Ithaca', description: 'Notifications arrive.', navigation_url: '/' });
    expect(tried!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });

    const id = await ithaca.start('ends badly', 'sh', '-c', 'exit 3');
    const ofIt = (): Received[] => service.received.filter(({ message }) => JSON.stringify(message['session_ids']) === JSON.stringify([id]));
    await expect.poll(() => ofIt().length).toBe(1);
    expect(ofIt()[0]!.message).toMatchObject({ navigation_url: `/session/${id}?mode=logs` });

    await wish.click();
    await expect(page.getByText('Off for this browser')).toBeVisible();
    // It says so at once; it can be clicked again when the server has forgotten the browser.
    await expect(wish).toBeEnabled();
    await asThePage(page, 'POST', '/api/v1/push/test');
    await expect.poll(async () => (await ithaca.status<{ items: Fate[] }>('notify', 'log', '--all')).items.filter(untold)).toHaveLength(1);
    expect(about('test')).toHaveLength(1);
    expect(service.failures).toEqual([]);
  } finally {
    service.stop();
  }
});

test('without a push service the page says what it does instead', async ({ page, context, ithaca }) => {
  await context.grantPermissions(['notifications'], { origin: ithaca.url });
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = () => Promise.reject(new DOMException('Registration failed - push service not available', 'AbortError'));
  });
  await openSettings(page, ithaca);
  await page.getByRole('checkbox', { name: /^Notify me/ }).click();
  await expect(page.getByText('Now only while this page is open in any tab: the browser’s push service')).toBeVisible();
});

test('a blocked or absent right to notify is said', async ({ page, ithaca }) => {
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
  await openSettings(page, ithaca);
  await expect(page.getByText('Blocked: the browser forbids notifications')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Notify me/ })).toBeDisabled();
});

async function workerOf(page: Page): Promise<Worker> {
  const context = page.context();
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** Has the browser deliver a message to the worker of the page, as its push service would. */
async function deliver(page: Page, ithaca: Ithaca, message: Record<string, unknown>): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await (await workerOf(page)).evaluate(countShown);
  const client = await page.context().newCDPSession(page);
  const registered = new Promise<string>((done) => {
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId));
  });
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.deliverPushMessage', { origin: ithaca.url, registrationId: await registered, data: JSON.stringify(message) });
}

/** Counts the notifications that are on the screen, by what the browser says to the one who shows them. */
function countShown(): void {
  const { prototype } = ServiceWorkerRegistration;
  const show = prototype.showNotification;
  const count = Object.assign(globalThis, { notified: 0 });
  prototype.showNotification = async function (...all) {
    await show.apply(this, all);
    count.notified++;
  };
}

/** Chromium takes one that it is just about to show for closed, and forgets it, if it is asked for all of them meanwhile. */
async function expectNotified(by: { evaluate<R>(work: () => R): Promise<R> }): Promise<void> {
  await expect.poll(() => by.evaluate(() => (globalThis as unknown as { notified: number }).notified)).toBe(1);
}

/** Whether each makes itself heard though it replaces another, as the next question of a session replaces the one before. */
function loud(page: Page): Promise<boolean[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((one) => (one as Notification & { renotify: boolean }).renotify);
  });
}

function shown(page: Page): Promise<[string, string][]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body }) => [title, body] as [string, string]);
  });
}

async function clickNotification(page: Page): Promise<void> {
  await (await workerOf(page)).evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration; dispatchEvent(event: Event): boolean };
    const [notification] = await scope.registration.getNotifications();
    const made = (globalThis as unknown as { NotificationEvent: new (name: string, init: object) => Event }).NotificationEvent;
    scope.dispatchEvent(new made('notificationclick', { notification }));
  });
}

test('the worker shows a message, and a click on it leads to the session', async ({ list, context, ithaca }) => {
  await context.grantPermissions(['notifications'], { origin: ithaca.url });
  const id = await ithaca.start('asks', 'sleep', '600');
  await deliver(list, ithaca, { title: 'Input required', description: 'asks waits for input', kind: 'input-needed', session_ids: [id], navigation_url: `/session/${id}?mode=attach` });
  await expectNotified(await workerOf(list));
  expect(await shown(list)).toEqual([['Input required', 'asks waits for input']]);
  expect(await loud(list)).toEqual([true]);
  await clickNotification(list);
  await expect(list).toHaveURL(`${ithaca.url}/session/${id}?mode=attach`);
  await expect(list.locator('.xterm-screen')).toBeVisible();
  await expect.poll(() => shown(list)).toEqual([]);
});

test('an open page without a push service tells of a question itself, and a click leads to it', async ({ page, context, ithaca }) => {
  await context.grantPermissions(['notifications'], { origin: ithaca.url });
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = () => Promise.reject(new DOMException('Registration failed - push service not available', 'AbortError'));
  });
  await openSettings(page, ithaca);
  await page.getByRole('checkbox', { name: /^Notify me/ }).click();
  await expect(page.getByText('Now only while this page is open')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(countShown);
  const title = `asks ${Date.now()}`;
  await ithaca.start(title, 'bash', '-c', 'read -p "Go on? [y/N] " answer; exec sleep 600');
  await expectNotified(page);
  expect(await shown(page)).toEqual([[`${title} waits for input`, 'Go on? [y/N]']]);
  expect(await loud(page)).toEqual([true]);
  await clickNotification(page);
  await expect(page).toHaveURL(/\/inbox\/[\w-]+$/);
  await expect(page.locator('.item[aria-current]')).toContainText(title);
});
