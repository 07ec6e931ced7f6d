// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Backoff } from './backoff';
import { http } from './client';
import { Problem } from './problem';
import { EventParser, type ServerEvent } from './sse';

export type StreamState = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** Where events come from. */
export interface EventSource {
  start(): void;
  stop(): void;
  /** The next connection begins with a whole list. */
  forget(): void;
  /** Another connection has brought events up to this one. */
  seen(id: string): void;
  /** Waits no longer for the next try. */
  hurry(): void;
}

/** The server says something at least every 15 s; silence for longer than two of these is a dead link. */
const SILENCE_MILLIS = 40_000;

/**
 * Follows /api/v1/events over lost links, from the last event seen. Not EventSource: that one cannot say that a login has
 * ended, waits as long as it likes between tries and does not notice a link that died without a word.
 */
export class EventStream implements EventSource {
  private lastId = '';
  private running: AbortController | null = null;
  private wake: () => void = () => {};
  private readonly backoff = new Backoff(250, 15_000);

  constructor(
    private readonly deliver: (event: ServerEvent) => void,
    private readonly state: (state: StreamState) => void,
  ) {}

  start(): void {
    if (this.running) return;
    const running = new AbortController();
    this.running = running;
    addEventListener('online', this.onSeen);
    document.addEventListener('visibilitychange', this.onSeen);
    void this.run(running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
    removeEventListener('online', this.onSeen);
    document.removeEventListener('visibilitychange', this.onSeen);
  }

  forget(): void {
    this.lastId = '';
  }

  seen(id: string): void {
    this.lastId = id;
  }

  hurry(): void {
    this.wake();
  }

  private readonly onSeen = (): void => {
    if (document.visibilityState === 'visible') this.wake();
  };

  private async run(signal: AbortSignal): Promise<void> {
    this.state('connecting');
    while (!signal.aborted) {
      try {
        await this.read(signal);
      } catch (error) {
        if (signal.aborted || (error instanceof Problem && error.status === 401)) return;
      }
      if (signal.aborted) return;
      this.state(navigator.onLine ? 'reconnecting' : 'offline');
      await this.pause(this.backoff.next());
    }
  }

  private async read(stopped: AbortSignal): Promise<void> {
    const silent = new AbortController();
    let timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (this.lastId !== '') headers['Last-Event-ID'] = this.lastId;
      const response = await http.call('/api/v1/events', { headers, signal: AbortSignal.any([stopped, silent.signal]) });
      this.state('live');
      this.backoff.reset();
      const parser = new EventParser((event) => {
        this.lastId = event.id;
        this.deliver(event);
      }, this.lastId);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
        parser.push(value);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private pause(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
