// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttentionItem } from '../api/types';
import { InboxStore } from './inbox-store';

function item(id: string, part: Partial<AttentionItem> = {}): AttentionItem {
  return {
    id,
    source: 'session',
    session: 'abc1234',
    kind: 'text',
    title: 'build',
    question: 'which?',
    choices: [],
    fence: 'f1',
    since: '2026-11-22T10:00:00Z',
    attributes: {},
    ...part,
  };
}

describe('the inbox', () => {
  let answers: { give(items: AttentionItem[]): void; fail(): void }[];
  let store: InboxStore;
  let opened: string[];
  const ids = (): string[] => store.inbox.get().items.map(({ id }) => id);

  beforeEach(() => {
    answers = [];
    opened = [];
    store = new InboxStore(
      () => new Promise((give, fail) => answers.push({ give, fail: () => fail(new Error('no answer')) })),
    );
    store.onOpened(({ id }) => opened.push(id));
  });

  const load = async (...items: AttentionItem[]): Promise<void> => {
    const done = store.reload();
    answers.at(-1)!.give(items);
    await done;
  };

  it('shows first what waits longest', async () => {
    await load(item('late', { since: '2026-11-22T10:00:05Z' }), item('early'));
    store.event('attention_opened', item('middle', { since: '2026-11-22T10:00:02Z' }));
    expect(ids()).toEqual(['early', 'middle', 'late']);
  });

  it('tells of a question once, and not of those that were there before', async () => {
    store.event('attention_opened', item('before'));
    await load(item('before'));
    store.event('attention_opened', item('before'));
    store.event('attention_opened', item('new'));
    store.event('attention_changed', item('new', { fence: 'f2' }));
    expect(opened).toEqual(['new']);
    expect(store.inbox.get().items.find(({ id }) => id === 'new')!.fence).toBe('f2');
  });

  it('remembers how a question closed, of the last hundred', async () => {
    await load(item('a'));
    store.event('attention_closed', { id: 'a', how: 'answered_elsewhere' });
    expect(ids()).toEqual([]);
    expect(store.inbox.get().closed.get('a')).toBe('answered_elsewhere');
    for (let count = 0; count < 100; count++) store.event('attention_closed', { id: `x${count}`, how: 'ended' });
    expect(store.inbox.get().closed.size).toBe(100);
    expect(store.inbox.get().closed.has('a')).toBe(false);
  });

  it('believes an event more than a list that was asked for before it', async () => {
    await load(item('closes'), item('changes'));
    const done = store.reload();
    store.event('attention_closed', { id: 'closes', how: 'answered_here' });
    store.event('attention_changed', item('changes', { question: 'and now?' }));
    store.event('attention_opened', item('opens'));
    answers.at(-1)!.give([item('closes'), item('changes')]);
    await done;
    expect(ids()).toEqual(['changes', 'opens']);
    expect(store.inbox.get().items[0]!.question).toBe('and now?');
  });

  it('takes the last of several lists that are under way', async () => {
    const first = store.reload();
    const second = store.reload();
    answers[1]!.give([item('new')]);
    await second;
    answers[0]!.give([item('old')]);
    await first;
    expect(ids()).toEqual(['new']);
  });

  it('says when it cannot be had, and that no more when it can', async () => {
    const done = store.reload();
    answers[0]!.fail();
    await expect(done).rejects.toThrow('no answer');
    expect(store.inbox.get()).toMatchObject({ loaded: false, failure: 'no answer' });
    await load();
    expect(store.inbox.get()).toMatchObject({ loaded: true, failure: null });
  });
});
