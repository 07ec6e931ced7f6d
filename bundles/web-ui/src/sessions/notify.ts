// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { AttentionItem } from '../api/types';
import { inboxStore } from '../inbox/inbox-store';
import { inboxUrl, route } from '../router';
import type { LoudOptions } from '../settings/news';
import { push, refreshPush, subscribe, unsubscribe } from '../settings/push';
import { settings } from '../settings/settings';
import { sessionStore } from './session-store';

export type Permission = 'granted' | 'denied' | 'default' | 'unsupported';

export function permission(): Permission {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

/** Turns notifications on, asking the browser if it has not been asked. */
export async function enableNotifications(): Promise<Permission> {
  const granted = permission() === 'default' ? await Notification.requestPermission() : permission();
  settings.update((now) => ({ ...now, notifications: granted === 'granted' }));
  if (granted === 'granted') await subscribe();
  else push.set({ kind: granted === 'denied' ? 'blocked' : 'off' });
  return granted;
}

export async function disableNotifications(): Promise<void> {
  settings.update((now) => ({ ...now, notifications: false }));
  await unsubscribe();
}

/** Finds out at the start whether the server tells this browser, and subscribes again where that was lost. */
export async function resumeNotifications(): Promise<void> {
  if (!settings.get().notifications) return;
  await refreshPush();
  if (push.get().kind === 'off' && permission() === 'granted') await subscribe();
}

/** Tells of what waits for a human, unless it is being looked at or the server tells this browser itself. */
export function followAttention(): () => void {
  return inboxStore.onOpened((item) => {
    const unwanted = !settings.get().notifications || permission() !== 'granted' || push.get().kind === 'on';
    if (unwanted || isMuted(item) || isLookedAt(item)) return;
    void notify(item);
  });
}

function isMuted(item: AttentionItem): boolean {
  return item.session !== null && sessionStore.sessions.get().all.get(item.session)?.notifications_enabled === false;
}

function isLookedAt(item: AttentionItem): boolean {
  const where = route.get();
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return false;
  return where.page === 'inbox' || (where.page === 'session' && where.id === item.session);
}

/** Through the service worker where there is one: phones know no other way, and a click then finds the page again. */
async function notify(item: AttentionItem): Promise<void> {
  const title = `${item.title} waits for input`;
  const options: LoudOptions = {
    body: item.question,
    tag: `input-needed ${item.session ?? item.id}`,
    renotify: true,
    icon: '/icon-192.png',
    data: { url: inboxUrl(item.id) },
  };
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await registration.showNotification(title, options);
  else new Notification(title, options).onclick = () => window.focus();
}
