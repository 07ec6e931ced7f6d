// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { newsOf } from './news';
import { bytesOf } from './push';

const message = (fields: unknown): { json(): unknown } => ({ json: () => fields });

test('says what the daemon sent, one at a time for a session', () => {
  const news = newsOf(
    message({ title: 'Input required', description: 'build waits', body: 'y/n?', kind: 'input-needed', session_ids: ['abc1234'], navigation_url: '/session/abc1234?mode=attach' }),
  );
  expect(news).toEqual({ title: 'Input required', body: 'build waits\ny/n?', tag: 'input-needed abc1234', url: '/session/abc1234?mode=attach' });
});

test('shows something for what it cannot read, and leads nowhere else', () => {
  expect(newsOf(null).title).toBe('Ithaca');
  expect(newsOf({ json: () => JSON.parse('{') as unknown }).url).toBe('/');
  for (const url of ['https://example.org/', '//example.org/', '/\\example.org', 'javascript:alert(1)', '', null]) {
    expect(newsOf(message({ navigation_url: url })).url).toBe('/');
  }
});

test('reads keys in base64url', () => {
  expect([...bytesOf('-_8')]).toEqual([0xfb, 0xff]);
});
