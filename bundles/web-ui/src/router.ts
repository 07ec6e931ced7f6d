// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { MouseEvent } from 'react';
import { Store } from './ui/store';

export type Route =
  | { page: 'sessions'; start: boolean }
  | { page: 'inbox'; id: string | null }
  | { page: 'session'; id: string; view: View };
export type View = 'attach' | 'watch' | 'replay';

export function parse(path: string, search: string): Route {
  const inbox = /^\/inbox(?:\/([^/]+))?\/?$/.exec(path);
  if (inbox) return { page: 'inbox', id: inbox[1] === undefined ? null : decoded(inbox[1]) };
  const match = /^\/session\/([^/]+)\/?$/.exec(path);
  const query = new URLSearchParams(search);
  if (!match) return { page: 'sessions', start: query.has('new') };
  // Notifications name the views as the seed system's page does.
  const view = query.get('view') ?? (query.get('mode') === 'logs' ? 'replay' : null);
  return {
    page: 'session',
    id: decoded(match[1]!),
    view: view === 'watch' || view === 'replay' ? view : 'attach',
  };
}

/** An address that nobody has made by encoding is taken as it stands: there is no such session, and the page says so. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function sessionUrl(id: string, view: View = 'attach'): string {
  return `/session/${encodeURIComponent(id)}${view === 'attach' ? '' : `?view=${view}`}`;
}

export function inboxUrl(id: string | null = null): string {
  return id === null ? '/inbox' : `/inbox/${encodeURIComponent(id)}`;
}

export const route = new Store<Route>(parse(location.pathname, location.search));

const read = (): void => route.set(parse(location.pathname, location.search));

addEventListener('popstate', read);

export function go(url: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  read();
}

/** For links: a plain click stays in the page, every other one is the browser's. */
export function follow(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(event.currentTarget.pathname + event.currentTarget.search);
}
