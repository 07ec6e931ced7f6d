// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api } from '../api/client';
import type { StreamState } from '../api/event-stream';
import { SharedStream } from '../api/shared-stream';
import type { ServerEvent } from '../api/sse';
import type { Session } from '../api/types';
import { Store } from '../ui/store';
import { Activity } from './activity';

export interface Sessions {
  loaded: boolean;
  all: ReadonlyMap<string, Session>;
  /** Whether the server has older ones that are not here. */
  more: boolean;
  stream: StreamState;
}

/** As many as the server lists by itself. */
const LISTED = 200;

/** A session that wants a human, and did not a moment ago. */
export type AttentionListener = (session: Session) => void;

/**
 * The sessions as the server tells them: a list, then each change. What is beyond the list of the server (it sends the newest) is
 * added by searches and by asking for more.
 */
export class SessionStore {
  readonly sessions = new Store<Sessions>({ loaded: false, all: new Map(), more: false, stream: 'connecting' });
  private readonly activities = new Map<string, Activity>();
  private readonly attention = new Set<AttentionListener>();
  private cursor: string | null = null;
  private readonly stream = new SharedStream(
    (event) => this.take(event),
    (stream) => this.sessions.update((now) => ({ ...now, stream })),
    () => this.reload(),
  );

  /** Follows the server until the returned function is called. */
  follow(): () => void {
    this.stream.start();
    return () => {
      this.stream.stop();
      this.stream.forget();
    };
  }

  onAttention(listener: AttentionListener): () => void {
    this.attention.add(listener);
    return () => this.attention.delete(listener);
  }

  activity(id: string): Activity {
    let activity = this.activities.get(id);
    if (!activity) this.activities.set(id, (activity = new Activity()));
    return activity;
  }

  /** Sessions that the server knows and the list may not hold. */
  async find(search: string): Promise<void> {
    const page = await api.sessions({ search, limit: 100 });
    this.add(page.items);
  }

  async more(): Promise<void> {
    this.cursor ??= (await api.sessions({ limit: LISTED })).next_cursor;
    if (this.cursor !== null) {
      const page = await api.sessions({ limit: LISTED, cursor: this.cursor });
      this.cursor = page.next_cursor;
      this.add(page.items);
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

  private take(event: ServerEvent): void {
    const data: unknown = JSON.parse(event.data);
    switch (event.name) {
      case 'snapshot':
        this.replace((data as { items: Session[] }).items);
        return;
      case 'session_created':
      case 'session_updated':
        this.add([data as Session]);
        return;
      case 'session_deleted':
        this.remove((data as { id: string }).id);
        return;
      case 'gap':
        this.stream.forget();
        void this.reload();
    }
  }

  /** Some changes were missed: what is shown is asked for again, and what is gone is dropped. */
  private async reload(): Promise<void> {
    this.replace((await api.sessions({ limit: LISTED })).items);
  }

  private replace(items: readonly Session[]): void {
    this.cursor = null;
    const all = new Map<string, Session>();
    for (const session of items) this.note(all, session);
    this.sessions.update((now) => ({ ...now, loaded: true, all, more: items.length >= LISTED }));
  }

  private add(sessions: readonly Session[]): void {
    const all = new Map(this.sessions.get().all);
    for (const session of sessions) this.note(all, session);
    this.sessions.update((now) => ({ ...now, all }));
  }

  private note(into: Map<string, Session>, session: Session): void {
    const before = this.sessions.get().all.get(session.id);
    this.activity(session.id).record(session.last_total_bytes, Date.now());
    into.set(session.id, session);
    if (session.input_needed && before && !before.input_needed && session.notifications_enabled) {
      for (const listener of this.attention) listener(session);
    }
  }
}

export const sessionStore = new SessionStore();
