// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api } from '../api/client';
import { messageOf, Problem } from '../api/problem';
import { Store } from '../ui/store';

/**
 * How this browser is told of what happens while no page is open: `unconfigured` is a server without keys, `unreachable` a
 * browser whose push service does not answer. In all but `on` an open page tells of it itself.
 */
export type PushState =
  | { kind: 'unknown' | 'off' | 'on' | 'blocked' | 'unsupported' }
  | { kind: 'unconfigured' | 'unreachable'; message: string };

export const push = new Store<PushState>({ kind: 'unknown' });

export function supportsPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/** Finds out what holds now. A subscription that the server may have lost, or that has another key, is made known again. */
export async function refreshPush(): Promise<void> {
  if (!supportsPush()) return push.set({ kind: 'unsupported' });
  if (Notification.permission === 'denied') return push.set({ kind: 'blocked' });
  try {
    const held = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
    if (held) await keep(held);
    push.set({ kind: held ? 'on' : 'off' });
  } catch (error) {
    push.set(failure(error));
  }
}

/** Subscribes this browser; the user has allowed notifications already. */
export async function subscribe(): Promise<void> {
  if (!supportsPush()) return push.set({ kind: 'unsupported' });
  try {
    const { public_key: key } = await api.pushKey();
    const registration = await navigator.serviceWorker.ready;
    const held = await registration.pushManager.getSubscription();
    if (held && !sameKey(held, key)) await held.unsubscribe();
    await keep(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }));
    push.set({ kind: 'on' });
  } catch (error) {
    push.set(failure(error));
  }
}

/** The server forgets this browser first: should that fail, the browser still drops what arrives. */
export async function unsubscribe(): Promise<void> {
  if (!supportsPush()) return;
  const held = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
  if (held) {
    try {
      await api.pushRemove(held.endpoint);
    } catch (error) {
      // Not known there is what was wanted.
      if (!(error instanceof Problem) || error.status !== 404) throw error;
    } finally {
      await held.unsubscribe();
    }
  }
  push.set({ kind: 'off' });
}

async function keep(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await api.pushAdd({ endpoint: endpoint!, keys: { p256dh: keys!['p256dh']!, auth: keys!['auth']! } });
}

function failure(error: unknown): PushState {
  if (error instanceof Problem) return { kind: 'unconfigured', message: messageOf(error) };
  if (error instanceof DOMException && error.name === 'NotAllowedError') return { kind: 'blocked' };
  return { kind: 'unreachable', message: messageOf(error) };
}

function sameKey(subscription: PushSubscription, key: string): boolean {
  const held = subscription.options.applicationServerKey;
  return held !== null && bytesOf(key).every((byte, index) => new Uint8Array(held)[index] === byte);
}

/** From base64url. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
