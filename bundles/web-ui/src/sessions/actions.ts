// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api, downloads } from '../api/client';
import type { Me, Session } from '../api/types';
import { may } from '../login/auth';
import { go, sessionUrl, type View } from '../router';
import { confirm } from '../ui/confirm';
import type { IconName } from '../ui/icons';
import type { MenuEntry } from '../ui/menu';
import { saveFrom } from '../ui/save';
import { Store } from '../ui/store';
import { fail, toast } from '../ui/toast';
import { isActive, nameOf } from './arrange';
import { sessionStore } from './session-store';

const GRACE_SECONDS = 5;

/** The dialog over the page, if there is one. */
export type Asked = { kind: 'start'; like: Session | null } | { kind: 'edit'; session: Session } | null;
export const asked = new Store<Asked>(null);

export async function stop(session: Session): Promise<void> {
  const yes = await confirm({
    title: 'Stop this session?',
    text: `“${nameOf(session)}” gets Ctrl-C and the signal to end; after ${GRACE_SECONDS} seconds it is ended.`,
    action: 'Stop',
    danger: true,
  });
  if (yes) await attempt(async () => sessionStore.put(await api.stop(session.id, GRACE_SECONDS)));
}

export async function kill(session: Session): Promise<void> {
  const yes = await confirm({
    title: 'Kill this session?',
    text: `“${nameOf(session)}” and every process it started end at once, without a chance to save anything.`,
    action: 'Kill',
    danger: true,
  });
  if (yes) await attempt(async () => sessionStore.put(await api.kill(session.id)));
}

export async function remove(session: Session): Promise<boolean> {
  const yes = await confirm({
    title: 'Delete this session?',
    text: `“${nameOf(session)}”, its log and its files are deleted. This cannot be undone.`,
    action: 'Delete',
    danger: true,
  });
  return (
    yes &&
    (await attempt(async () => {
      await api.remove(session.id);
      sessionStore.remove(session.id);
      toast('Deleted.');
    }))
  );
}

async function toggleBell(session: Session): Promise<void> {
  const enabled = !session.notifications_enabled;
  sessionStore.put({ ...session, notifications_enabled: enabled });
  const done = await attempt(async () => {
    sessionStore.put(await api.edit(session.id, { notifications_enabled: enabled }));
  });
  if (!done) sessionStore.put(session);
}

async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

/** A link of a page carries no header, so a ticket goes in its address. */
async function download(id: string, address: (id: string) => string): Promise<void> {
  await attempt(async () => saveFrom(`${address(id)}&ticket=${encodeURIComponent(await api.downloadTicket(id))}`));
}

/** What can be done with a session by this user, but for the view that is open. */
export function entriesFor(session: Session, me: Me, open?: View): MenuEntry[] {
  const active = isActive(session);
  const control = may(me, 'control');
  const views: [View, string, IconName][] = [
    ['attach', 'Attach', 'terminal'],
    ['watch', 'Watch', 'eye'],
    ['replay', 'Replay', 'replay'],
  ];
  const entries: MenuEntry[] = views
    .filter(([view]) => view !== open && (view !== 'attach' || (control && active)))
    .map(([view, label, icon]) => ({ label, icon, run: () => go(sessionUrl(session.id, view)) }));
  entries.push(
    'line',
    { label: 'Log as text', icon: 'download', run: () => void download(session.id, downloads.text) },
    { label: 'Log as raw bytes', icon: 'download', run: () => void download(session.id, downloads.raw) },
    { label: 'Log as asciicast', icon: 'download', run: () => void download(session.id, downloads.cast) },
  );
  if (!control) return entries;
  entries.push(
    'line',
    { label: 'Edit title and tags', icon: 'edit', run: () => asked.set({ kind: 'edit', session }) },
    { label: 'Run again', icon: 'again', run: () => asked.set({ kind: 'start', like: session }) },
  );
  if (active) {
    entries.push(
      { label: session.notifications_enabled ? 'Mute' : 'Unmute', icon: 'bell', run: () => void toggleBell(session) },
      'line',
      { label: 'Stop', icon: 'stop', run: () => void stop(session) },
      { label: 'Kill', icon: 'kill', danger: true, run: () => void kill(session) },
    );
  } else {
    entries.push('line', { label: 'Delete', icon: 'trash', danger: true, run: () => void remove(session) });
  }
  return entries;
}
