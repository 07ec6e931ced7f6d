// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api, type SessionQuery } from '../api/client';
import { serverEvents, type Follower } from '../api/server-events';
import type { Session, SessionPage } from '../api/types';
import { Store } from '../ui/store';
import { Activity } from './activity';
import { isActive } from './arrange';

export interface Sessions {
  loaded: boolean;
  all: ReadonlyMap<string, Session>;
  /** Whether the server has older ones that are not here. */
  more: boolean;
}

/** As many as the server lists by itself. */
const LISTED = 200;
/** More than this the page does not keep: a daemon may start sessions for weeks while it is open. */
const KEPT = 2_000;

/**
 * The sessions as the server tells them: a list, then each change. What is beyond the list of the server (it sends the newest) is
 * added by searches and by asking for more.
 */
export class SessionStore implements Follower {
  readonly sessions = new Store<Sessions>({ loaded: false, all: new Map(), more: false });
  private readonly activities = new Map<string, Activity>();
  private cursor: string | null = null;
  /** For each question to the server that is open, what its events have said since: the answer may be older. */
  private readonly open = new Set<Map<string, Session | null>>();

  constructor(private readonly load: (query: SessionQuery) => Promise<SessionPage> = api.sessions) {}

  activity(id: string): Activity {
    let activity = this.activities.get(id);
    if (!activity) this.activities.set(id, (activity = new Activity()));
    return activity;
  }

  /** Sessions that the server knows and the list may not hold. */
  async find(search: string): Promise<void> {
    await this.ask({ search, limit: 100 }, ({ items }) => this.add(items));
  }

  async more(): Promise<void> {
    this.cursor ??= (await this.load({ limit: LISTED })).next_cursor;
    if (this.cursor !== null) {
      await this.ask({ limit: LISTED, cursor: this.cursor }, (page) => {
        this.cursor = page.next_cursor;
        this.add(page.items);
      });
    }
    this.sessions.update((now) => ({ ...now, more: this.cursor !== null }));
  }

  put(session: Session): void {
    this.add([session]);
  }

  remove(id: string): void {
    this.activities.delete(id);
    this.sessions.update((now) => {
      const all = new Map(now.all);
      return all.delete(id) ? { ...now, all } : now;
    });
  }

  event(name: string, data: unknown): void {
    switch (name) {
      case 'snapshot': {
        const { items } = data as { items: Session[] };
        for (const id of this.sessions.get().all.keys()) this.said(id, null);
        for (const session of items) this.said(session.id, session);
        return this.replace(items);
      }
      case 'session_created':
        this.hear(data as Session);
        return this.dropOldest();
      case 'session_updated':
        return this.hear(data as Session);
      case 'session_deleted': {
        const { id } = data as { id: string };
        this.said(id, null);
        return this.remove(id);
      }
    }
  }

  async reload(): Promise<void> {
    await this.ask({ limit: LISTED }, ({ items }) => this.replace(items));
  }

  /** Takes an answer of the server, and once more what its events have said meanwhile. */
  private async ask(query: SessionQuery, take: (page: SessionPage) => void): Promise<void> {
    const since = new Map<string, Session | null>();
    this.open.add(since);
    try {
      take(await this.load(query));
    } finally {
      this.open.delete(since);
    }
    for (const [id, session] of since) {
      if (session === null) this.remove(id);
      else this.add([session]);
    }
  }

  private hear(session: Session): void {
    this.said(session.id, session);
    this.add([session]);
  }

  private said(id: string, session: Session | null): void {
    for (const since of this.open) since.set(id, session);
  }

  private replace(items: readonly Session[]): void {
    this.cursor = null;
    const all = new Map<string, Session>();
    for (const session of items) this.note(all, session);
    for (const id of this.activities.keys()) if (!all.has(id)) this.activities.delete(id);
    this.sessions.set({ loaded: true, all, more: items.length >= LISTED });
  }

  private add(sessions: readonly Session[]): void {
    const all = new Map(this.sessions.get().all);
    for (const session of sessions) this.note(all, session);
    this.sessions.update((now) => ({ ...now, all }));
  }

  private note(into: Map<string, Session>, session: Session): void {
    this.activity(session.id).record(session.last_total_bytes, Date.now());
    into.set(session.id, session);
  }

  /** Only what has ended goes; asking for more brings it back. */
  private dropOldest(): void {
    const { all } = this.sessions.get();
    if (all.size <= KEPT) return;
    const kept = new Map(all);
    const ended = [...all.values()].filter((session) => !isActive(session));
    ended.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
    for (const { id } of ended.slice(0, all.size - KEPT)) {
      kept.delete(id);
      this.activities.delete(id);
    }
    this.sessions.update((now) => ({ ...now, all: kept, more: true }));
  }
}

export const sessionStore = new SessionStore();
serverEvents.join(sessionStore);
