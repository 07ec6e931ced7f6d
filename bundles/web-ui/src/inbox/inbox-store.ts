// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import { serverEvents, type Follower } from '../api/server-events';
import type { AttentionItem, Closing } from '../api/types';
import { Store } from '../ui/store';

export interface Inbox {
  loaded: boolean;
  /** What waits, the longest first. */
  items: readonly AttentionItem[];
  /** How the last ones closed, by id: a link to one may be followed after it was answered. */
  closed: ReadonlyMap<string, Closing>;
  /** Why it could not be had, if it could not. */
  failure: string | null;
}

type Change = { item: AttentionItem } | { id: string; how: Closing };

const CLOSED_KEPT = 100;

/** What waits for a human over all sessions, as the server tells it. */
export class InboxStore implements Follower {
  readonly inbox = new Store<Inbox>({ loaded: false, items: [], closed: new Map(), failure: null });
  private readonly listeners = new Set<(item: AttentionItem) => void>();
  /** What changed while the whole was being asked for, the last word on each id; null when it is not. */
  private meanwhile: Map<string, Change> | null = null;
  private loading = 0;

  constructor(private readonly load: () => Promise<AttentionItem[]> = api.inbox) {}

  /** Tells of each question as it is asked, not of those that were there before. */
  onOpened(listener: (item: AttentionItem) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  event(name: string, data: unknown): void {
    switch (name) {
      case 'snapshot':
        return void this.reload().catch(() => {});
      case 'attention_opened':
        this.opened(data as AttentionItem);
        return;
      case 'attention_changed':
        return this.change({ item: data as AttentionItem });
      case 'attention_closed': {
        const { id, how } = data as { id: string; how: Closing };
        return this.change({ id, how });
      }
    }
  }

  async reload(): Promise<void> {
    const turn = ++this.loading;
    this.meanwhile = new Map();
    try {
      const items = await this.load();
      if (turn !== this.loading) return;
      const changes = [...this.meanwhile.values()];
      this.inbox.update((now) => changes.reduce(applied, { ...now, loaded: true, items: inOrder(items), failure: null }));
    } catch (error) {
      if (turn === this.loading) this.inbox.update((now) => ({ ...now, failure: messageOf(error) }));
      throw error;
    } finally {
      if (turn === this.loading) this.meanwhile = null;
    }
  }

  private opened(item: AttentionItem): void {
    const isNew = this.inbox.get().loaded && !this.inbox.get().items.some((other) => other.id === item.id);
    this.change({ item });
    if (isNew) for (const listener of this.listeners) listener(item);
  }

  private change(change: Change): void {
    this.meanwhile?.set('item' in change ? change.item.id : change.id, change);
    this.inbox.update((now) => applied(now, change));
  }
}

function applied(inbox: Inbox, change: Change): Inbox {
  if ('item' in change) {
    const others = inbox.items.filter((other) => other.id !== change.item.id);
    return { ...inbox, items: inOrder([...others, change.item]) };
  }
  const closed = [...inbox.closed, [change.id, change.how] as const].slice(-CLOSED_KEPT);
  return { ...inbox, items: inbox.items.filter((other) => other.id !== change.id), closed: new Map(closed) };
}

function inOrder(items: readonly AttentionItem[]): AttentionItem[] {
  return [...items].sort((a, b) => Date.parse(a.since) - Date.parse(b.since) || (a.id < b.id ? -1 : 1));
}

export const inboxStore = new InboxStore();
serverEvents.join(inboxStore);
