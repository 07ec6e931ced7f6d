// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest';
import { ServerEvents } from './server-events';

let heard: string[];
let forgotten: number;
let events: ServerEvents;
let deliver: (event: { id: string; name: string; data: string }) => void;
let joined: () => Promise<void>;
let loads: boolean;

beforeEach(() => {
  heard = [];
  forgotten = 0;
  loads = true;
  events = new ServerEvents();
  for (const name of ['a', 'b']) {
    events.join({
      event: (kind, data) => void heard.push(`${name} ${kind} ${JSON.stringify(data)}`),
      reload: () => {
        heard.push(`${name} reload`);
        return loads ? Promise.resolve() : Promise.reject(new Error('no answer'));
      },
    });
  }
  events.follow((...to) => {
    [deliver, , joined] = to;
    return { start: () => {}, stop: () => {}, forget: () => void forgotten++ };
  });
});

test('all who follow hear each event in order', () => {
  deliver({ id: '1', name: 'x', data: '1' });
  deliver({ id: '2', name: 'y', data: '{}' });
  expect(heard).toEqual(['a x 1', 'b x 1', 'a y {}', 'b y {}']);
});

test('after a gap all is asked for again, also by the next connection', () => {
  loads = false;
  deliver({ id: '', name: 'gap', data: 'no JSON' });
  expect(heard).toEqual(['a reload', 'b reload']);
  expect(forgotten).toBe(1);
});

test('a tab that joins late fails if one of its lists does', async () => {
  await expect(joined()).resolves.toBeUndefined();
  loads = false;
  await expect(joined()).rejects.toThrow('no answer');
});
