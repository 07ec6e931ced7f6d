// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from 'vitest';
import { Http } from './http';
import { secondSecret } from './second-secret';

afterEach(() => {
  secondSecret.set(null);
  vi.unstubAllGlobals();
});

function answering(response: Response): { sent: Headers[] } {
  const sent: Headers[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    sent.push(new Headers(init.headers));
    return Promise.resolve(response.clone());
  });
  return { sent };
}

test('the second secret goes with every call, reading ones too', async () => {
  const { sent } = answering(new Response('{}'));
  const http = new Http();

  await http.call('/api/v1/info');
  secondSecret.set('abc');
  await http.call('/api/v1/me');
  await http.call('/api/v1/logout', { method: 'POST' });

  expect(sent.map((headers) => headers.get('X-Ithaca-CSRF'))).toEqual([null, 'abc', 'abc']);
});

test('a login without its second secret is over', async () => {
  answering(new Response('{"code":"http.csrf"}', { status: 403 }));
  const http = new Http();
  let out = 0;
  http.onUnauthorized = () => out++;

  await expect(http.call('/api/v1/me')).rejects.toThrow();

  expect(out).toBe(1);
});

test('a refusal of a scope ends no login', async () => {
  answering(new Response('{"code":"http.forbidden"}', { status: 403 }));
  const http = new Http();
  let out = 0;
  http.onUnauthorized = () => out++;

  await expect(http.call('/api/v1/tokens')).rejects.toThrow();

  expect(out).toBe(0);
});
