// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import type { EventSource, StreamState } from './event-stream';
import { SharedStream, type Tabs } from './shared-stream';
import type { ServerEvent } from './sse';

/** A browser: channels that reach all but their own, and one lock with a queue. */
class Browser implements Tabs {
  private readonly channels = new Set<ReturnType<Tabs['channel']>>();
  private queue: Promise<void> = Promise.resolve();

  channel(): ReturnType<Tabs['channel']> {
    const channel: ReturnType<Tabs['channel']> = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.channels) {
          if (other !== channel) other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
        }
      },
      close: () => void this.channels.delete(channel),
    };
    this.channels.add(channel);
    return channel;
  }

  lead(lead: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const turn = this.queue.then(() => (signal.aborted ? undefined : lead()));
    this.queue = turn;
    return turn;
  }
}

class Tab implements EventSource {
  readonly heard: string[] = [];
  readonly states: StreamState[] = [];
  joined = 0;
  hurried = 0;
  loads = true;
  running = false;
  lastId = '';
  readonly stream: SharedStream;
  deliver: (event: ServerEvent) => void = () => {};
  state: (state: StreamState) => void = () => {};

  constructor(browser: Tabs | null) {
    this.stream = new SharedStream(
      (event) => this.heard.push(event.id),
      (state) => this.states.push(state),
      () => {
        this.joined++;
        return this.loads ? Promise.resolve() : Promise.reject(new Error('no answer'));
      },
      browser,
      (deliver, state) => {
        this.deliver = deliver;
        this.state = state;
        return this;
      },
    );
  }

  start(): void {
    this.running = true;
    this.state('connecting');
  }

  stop(): void {
    this.running = false;
  }

  forget(): void {
    this.lastId = '';
  }

  seen(id: string): void {
    this.lastId = id;
  }

  hurry(): void {
    this.hurried++;
  }

  event(id: string): void {
    this.deliver({ id, name: 'session_updated', data: '{}' });
  }
}

const turns = async (): Promise<void> => {
  for (let count = 0; count < 10; count++) await Promise.resolve();
};

let browser: Browser;
let page: EventTarget & { visibilityState: string };
beforeEach(() => {
  browser = new Browser();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
});

async function open(): Promise<Tab> {
  const tab = new Tab(browser);
  tab.stream.start();
  await turns();
  return tab;
}

test('one tab reads for all', async () => {
  const first = await open();
  first.state('live');
  const second = await open();
  first.event('1');
  expect([first.running, second.running]).toEqual([true, false]);
  expect([first.heard, second.heard]).toEqual([['1'], ['1']]);
  expect([first.joined, second.joined]).toEqual([0, 1]);
  expect(second.states).toEqual(['live']);
});

test('the next tab reads on from what was seen', async () => {
  const first = await open();
  const second = await open();
  first.state('live');
  first.event('7');
  first.stream.stop();
  await turns();
  expect([first.running, second.running]).toEqual([false, true]);
  expect(second.lastId).toBe('7');
  second.state('live');
  second.event('8');
  expect(second.heard).toEqual(['7', '8']);
  expect(second.states).not.toContain('reconnecting');
});

test('a tab that could not load the list tries again when the stream is back', async () => {
  const first = await open();
  first.state('live');
  const second = new Tab(browser);
  second.loads = false;
  second.stream.start();
  await turns();
  second.loads = true;
  first.state('reconnecting');
  first.state('live');
  await turns();
  first.state('live');
  expect(second.joined).toBe(2);
});

test('a tab that is looked at hurries the one that reads', async () => {
  const first = await open();
  await open();
  page.dispatchEvent(new Event('visibilitychange'));
  expect(first.hurried).toBe(1);
});

test('a tab that goes before its turn leaves the turn to others', async () => {
  const first = await open();
  const second = await open();
  const third = await open();
  second.stream.stop();
  first.stream.stop();
  await turns();
  expect([second.running, third.running]).toEqual([false, true]);
});

test('a tab that comes back reads again', async () => {
  const first = await open();
  first.stream.stop();
  first.stream.start();
  await turns();
  expect(first.running).toBe(true);
});

test('tabs that cannot agree read each for themselves', () => {
  const alone = new Tab(null);
  alone.stream.start();
  expect(alone.running).toBe(true);
});
