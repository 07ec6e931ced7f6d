// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { takeLink } from './login/link';

describe('addresses', () => {
  let parse: typeof import('./router').parse;

  beforeAll(async () => {
    vi.stubGlobal('location', { pathname: '/', search: '' });
    vi.stubGlobal('addEventListener', () => {});
    ({ parse } = await import('./router'));
  });

  it('name a session and a view of it', () => {
    expect(parse('/session/abc1234', '')).toEqual({ page: 'session', id: 'abc1234', view: 'attach' });
    expect(parse('/session/abc1234', '?mode=logs&view=replay')).toEqual({ page: 'session', id: 'abc1234', view: 'replay' });
    expect(parse('/session/abc1234/', '?view=watch')).toMatchObject({ view: 'watch' });
    expect(parse('/session/abc1234', '?mode=logs')).toMatchObject({ view: 'replay' });
    expect(parse('/session/abc1234', '?mode=attach')).toMatchObject({ view: 'attach' });
  });

  it('name the inbox and a question in it', () => {
    expect(parse('/inbox', '')).toEqual({ page: 'inbox', id: null });
    expect(parse('/inbox/', '')).toEqual({ page: 'inbox', id: null });
    expect(parse('/inbox/w-1a2b', '')).toEqual({ page: 'inbox', id: 'w-1a2b' });
  });

  it('may be malformed', () => {
    expect(parse('/session/%zz', '')).toMatchObject({ id: '%zz' });
    expect(parse('/inbox/%', '')).toEqual({ page: 'inbox', id: '%' });
  });

  it('lead to the list otherwise', () => {
    expect(parse('/elsewhere', '')).toEqual({ page: 'sessions', start: false });
    expect(parse('/', '?new')).toEqual({ page: 'sessions', start: true });
  });

  it('lose a one-time link before it is used', () => {
    const history = { state: null, replaceState: vi.fn() };
    const location = { hash: '#link=s%2Bcret', pathname: '/session/a', search: '?view=watch' };
    expect(takeLink(location as Location, history as unknown as History)).toBe('s+cret');
    expect(history.replaceState).toHaveBeenCalledWith(null, '', '/session/a?view=watch');
    expect(takeLink({ ...location, hash: '#top' } as Location, history as unknown as History)).toBeNull();
  });
});
