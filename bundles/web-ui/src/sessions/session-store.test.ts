// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session, SessionPage } from '../api/types';
import { SessionStore } from './session-store';

const START = Date.parse('2026-11-22T10:00:00Z');

function session(number: number, part: Partial<Session> = {}): Session {
  return {
    id: `s${number}`,
    title: null,
    tags: [],
    command: 'bash',
    args: [],
    pid: 1,
    status: 'stopped',
    created_at: new Date(START + number * 1000).toISOString(),
    started_at: null,
    ended_at: null,
    input_needed: false,
    notifications_enabled: true,
    node: null,
    last_total_bytes: 0,
    last_output_epoch: null,
    exit_code: null,
    signal: null,
    rows: 24,
    columns: 80,
    first_offset: null,
    ...part,
  };
}

describe('the sessions', () => {
  let store: SessionStore;
  const ids = (): string[] => [...store.sessions.get().all.keys()];

  beforeEach(() => {
    store = new SessionStore();
    store.event('snapshot', { items: [session(1), session(2)] });
  });

  it('follow the events of the server', () => {
    expect(store.sessions.get()).toMatchObject({ loaded: true, more: false });
    store.event('session_created', session(3));
    store.event('session_updated', session(1, { title: 'renamed' }));
    store.event('session_deleted', { id: 's2' });
    store.event('attention_opened', { id: 'none of theirs' });
    expect(ids()).toEqual(['s1', 's3']);
    expect(store.sessions.get().all.get('s1')!.title).toBe('renamed');
  });

  it('are those of a new list and no others', () => {
    store.event('snapshot', { items: [session(2), session(7)] });
    expect(ids()).toEqual(['s2', 's7']);
  });

  it('are as the events say that come while a list is on its way', async () => {
    let answer: (page: SessionPage) => void = () => {};
    const slow = new SessionStore(() => new Promise((done) => (answer = done)));
    const reloaded = slow.reload();
    slow.event('session_created', session(3));
    slow.event('session_updated', session(1, { title: 'renamed' }));
    slow.event('session_deleted', { id: 's2' });
    answer({ items: [session(1), session(2)], total: 2, next_cursor: null });
    await reloaded;
    expect([...slow.sessions.get().all.keys()].sort()).toEqual(['s1', 's3']);
    expect(slow.sessions.get().all.get('s1')!.title).toBe('renamed');

    const found = slow.find('bash');
    slow.event('session_updated', session(1, { title: 'once more' }));
    answer({ items: [session(1), session(4)], total: 2, next_cursor: null });
    await found;
    expect([...slow.sessions.get().all.keys()].sort()).toEqual(['s1', 's3', 's4']);
    expect(slow.sessions.get().all.get('s1')!.title).toBe('once more');
  });

  it('are at most 2,000 of what has ended, the newest, and all that run', () => {
    store.event('snapshot', { items: [session(0, { status: 'running' }), ...Array.from({ length: 1_999 }, (_, at) => session(at + 1))] });
    store.event('session_created', session(2_000));
    store.event('session_created', session(2_001, { status: 'running' }));
    const kept = new Set(ids());
    expect(kept.size).toBe(2_000);
    expect(['s0', 's1', 's2', 's3', 's2001'].map((id) => kept.has(id))).toEqual([true, false, false, true, true]);
    expect(store.sessions.get().more).toBe(true);
  });
});
