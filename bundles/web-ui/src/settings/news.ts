// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** A notification as the daemon sends it (bundles/notify-webpush), made fit to be shown. */
export interface News {
  title: string;
  body: string;
  tag: string;
  url: string;
}

/** Without it one that replaces another, as the next question of a session does, makes no sound; TypeScript does not know it. */
export type LoudOptions = NotificationOptions & { tag: string; renotify: true };

const NOTHING: News = { title: 'Ithaca', body: 'Something happened that this page cannot read.', tag: 'unreadable', url: '/' };

/** News of one kind about one session replace each other; an address that is not the page's own is not taken. */
export function newsOf(message: { json(): unknown } | null): News {
  try {
    const fields = message?.json() as Record<string, unknown> | null | undefined;
    if (!fields || typeof fields !== 'object') return NOTHING;
    const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
    const sessions = Array.isArray(fields['session_ids']) ? fields['session_ids'] : [];
    const url = text('navigation_url');
    return {
      title: text('title') || NOTHING.title,
      body: [text('description'), text('body')].filter((part) => part !== '').join('\n'),
      tag: sessions.length === 1 ? `${text('kind')} ${String(sessions[0])}` : text('id') || NOTHING.tag,
      url: /^\/(?![/\\])/.test(url) ? url : '/',
    };
  } catch {
    return NOTHING;
  }
}
