// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../api/types';
import { route, sessionUrl } from '../router';
import { push, refreshPush, subscribe, unsubscribe } from '../settings/push';
import { settings } from '../settings/settings';
import { nameOf } from './arrange';
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

/** Tells of sessions that want input, unless their terminal is being looked at or the server tells this browser itself. */
export function followAttention(): () => void {
  return sessionStore.onAttention((session) => {
    if (!settings.get().notifications || permission() !== 'granted' || push.get().kind === 'on' || isLookedAt(session)) return;
    void notify(session);
  });
}

function isLookedAt(session: Session): boolean {
  const where = route.get();
  return document.visibilityState === 'visible' && document.hasFocus() && where.page === 'session' && where.id === session.id;
}

/** Through the service worker where there is one: phones know no other way, and a click then finds the page again. */
async function notify(session: Session): Promise<void> {
  const title = `${nameOf(session)} waits for input`;
  const options: NotificationOptions = {
    body: session.cwd ?? session.command,
    tag: `input-needed ${session.id}`,
    icon: '/icon-192.png',
    data: { url: sessionUrl(session.id) },
  };
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await registration.showNotification(title, options);
  else new Notification(title, options).onclick = () => window.focus();
}
