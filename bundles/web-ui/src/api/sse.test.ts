// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff';
import { EventParser, type ServerEvent } from './sse';

function parse(...pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const parser = new EventParser((event) => events.push(event));
  for (const piece of pieces) parser.push(piece);
  return events;
}

describe('server-sent events', () => {
  const STREAM = ': hello\r\nid: 7\r\nevent: session_updated\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid: 8\ndata: x\n\n';
  const EVENTS = [
    { id: '7', name: 'session_updated', data: '{"a":\n1}' },
    { id: '8', name: 'message', data: 'x' },
  ];

  it('are read in one piece', () => expect(parse(STREAM)).toEqual(EVENTS));
  it('are read letter by letter', () => expect(parse(...STREAM)).toEqual(EVENTS));
  it('keep the id of the last one', () => expect(parse('id: 3\ndata: a\n\ndata: b\n\n').map((event) => event.id)).toEqual(['3', '3']));
  it('without data are nothing', () => expect(parse('event: x\n\n:\n\n')).toEqual([]));
});

describe('backoff', () => {
  it('doubles up to its limit and never waits less than three quarters', () => {
    const backoff = new Backoff(100, 1000, () => 0);
    expect(Array.from({ length: 5 }, () => backoff.next())).toEqual([75, 150, 300, 600, 750]);
    backoff.reset();
    expect(backoff.next()).toBe(75);
  });
});
