// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../api/types';
import { route, sessionUrl } from '../router';
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
  return granted;
}

/** Tells of sessions that want input, unless their terminal is being looked at. */
export function followAttention(): () => void {
  return sessionStore.onAttention((session) => {
    if (!settings.get().notifications || permission() !== 'granted' || isLookedAt(session)) return;
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
    tag: `input-${session.id}`,
    icon: '/icon-192.png',
    data: { url: sessionUrl(session.id) },
  };
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await registration.showNotification(title, options);
  else new Notification(title, options).onclick = () => window.focus();
}
