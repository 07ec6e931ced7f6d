// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Session } from '../api/types';
import { Activity, BUCKET_MILLIS, BUCKETS, sparkline } from './activity';
import { allTags, arrange, type Arrangement } from './arrange';
import { parseTags } from './tags';

const BASE: Arrangement = { search: '', status: 'all', tags: [], sort: 'created_at', descending: true, group: 'none' };

function session(id: string, part: Partial<Session> = {}): Session {
  return {
    id,
    title: null,
    tags: [],
    command: 'bash',
    args: [],
    pid: 1,
    status: 'running',
    created_at: `2026-11-22T10:00:0${id}Z`,
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
    first_offset: 0,
    ...part,
  };
}

const ALL = [
  session('1', { title: 'Nightly build', tags: ['ci'] }),
  session('2', { command: 'vim', status: 'stopped', tags: ['CI', 'doc'], cwd: '/home/me' }),
  session('3', { input_needed: true }),
];

const ids = (by: Partial<Arrangement>): string[] =>
  arrange(ALL, { ...BASE, ...by }).flatMap((group) => group.sessions.map((found) => found.id));

describe('the list', () => {
  it('shows the newest first', () => expect(ids({})).toEqual(['3', '2', '1']));
  it('finds all words anywhere', () => expect(ids({ search: 'ci BUILD' })).toEqual(['1']));
  it('filters by state', () => {
    expect(ids({ status: 'active' })).toEqual(['3', '1']);
    expect(ids({ status: 'attention' })).toEqual(['3']);
    expect(ids({ status: 'ended' })).toEqual(['2']);
  });
  it('filters by all tags in any case', () => {
    expect(ids({ tags: ['ci'] })).toEqual(['2', '1']);
    expect(ids({ tags: ['ci', 'doc'] })).toEqual(['2']);
  });
  it('groups a session under each of its tags', () => {
    const groups = arrange(ALL, { ...BASE, group: 'tag' });
    expect(groups.map((group) => [group.name, group.sessions.length])).toEqual([['untagged', 1], ['CI', 1], ['doc', 1], ['ci', 1]]);
  });
  it('sorts by name', () => expect(ids({ sort: 'title', descending: false })).toEqual(['3', '1', '2']));
  it('lists tags once', () => expect(allTags(ALL)).toEqual(['ci', 'doc']));
});

describe('tags', () => {
  it('are split at commas, without blanks and repetitions', () => {
    expect(parseTags(' a, B ,, b,c ')).toEqual(['a', 'B', 'c']);
  });
});

describe('activity', () => {
  it('counts what is new in the bucket of now', () => {
    const activity = new Activity();
    activity.record(1000, 0);
    activity.record(1500, 100);
    activity.record(1700, BUCKET_MILLIS);
    expect(activity.values(BUCKET_MILLIS).slice(-2)).toEqual([500, 200]);
  });

  it('forgets what is old and ignores a total that falls', () => {
    const activity = new Activity();
    activity.record(0, 0);
    activity.record(10, 0);
    activity.record(5, 10);
    expect(activity.values(BUCKET_MILLIS * BUCKETS).every((count) => count === 0)).toBe(true);
  });

  it('does not claim to have looked longer than it has', () => {
    const activity = new Activity();
    expect(activity.seconds(5_000)).toBe(0);
    activity.record(0, 5_000);
    expect([activity.seconds(12_000), activity.seconds(500_000)]).toEqual([7, 80]);
  });

  it('draws no line where nothing was', () => {
    expect(sparkline([0, 0, 0], 10, 10)).toBeNull();
    expect(sparkline([0, 5], 10, 10)).toBe('M0.0 9.0L10.0 1.0');
  });
});
