// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { EventStream, type EventSource, type StreamState } from './event-stream';
import type { ServerEvent } from './sse';

/** What tabs tell each other: a new one asks how things are, one that is looked at wants no waiting for the next try. */
type Word =
  | { kind: 'ask' }
  | { kind: 'hurry' }
  | { kind: 'state'; state: StreamState }
  | { kind: 'event'; event: ServerEvent };

const NAME = 'ithaca.events';

/** How tabs of one browser reach each other, so that tests can be one. */
export interface Tabs {
  channel(): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
  /** Runs `lead` when no other tab leads any more, and lets the next one lead when it ends. */
  lead(lead: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** Null where tabs cannot agree: without a secure context there are no locks. */
export function tabs(): Tabs | null {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return null;
  return {
    channel: () => new BroadcastChannel(NAME),
    lead: async (lead, signal) => void (await navigator.locks.request(NAME, { signal }, lead)),
  };
}

/**
 * The events of the server by one connection for all tabs: over HTTP/1.1 a browser has six to a server, and six tabs would leave
 * none for anything else. The tab that holds the lock reads and tells the others; when it goes the next one reads on from the
 * last event that all have seen. A tab that comes later loads the list itself, after it has begun to listen.
 */
export class SharedStream {
  private readonly own: EventSource;
  private channel: ReturnType<Tabs['channel']> | null = null;
  private stopped = new AbortController();
  private leads = false;
  private now: StreamState = 'connecting';
  /** Whether the list has come, by the stream or by asking. */
  private begun = false;

  constructor(
    private readonly deliver: (event: ServerEvent) => void,
    private readonly state: (state: StreamState) => void,
    /** Another tab reads already: what it has read before is not told again. */
    private readonly joined: () => Promise<void>,
    private readonly between: Tabs | null = tabs(),
    source: (deliver: (event: ServerEvent) => void, state: (state: StreamState) => void) => EventSource = (...to) => new EventStream(...to),
  ) {
    this.own = source(
      (event) => {
        this.tell({ kind: 'event', event });
        this.take(event);
      },
      (next) => this.enter(next),
    );
  }

  start(): void {
    if (this.between === null) return this.own.start();
    if (this.channel !== null) return;
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    this.channel = this.between.channel();
    this.channel.onmessage = ({ data }: MessageEvent<Word>) => this.hear(data);
    document.addEventListener('visibilitychange', this.hurry);
    this.tell({ kind: 'ask' });
    this.between.lead(() => this.lead(signal), signal).catch(() => {
      // Stopped before its turn came.
    });
  }

  stop(): void {
    this.own.stop();
    this.stopped.abort();
    document.removeEventListener('visibilitychange', this.hurry);
    this.channel?.close();
    this.channel = null;
    this.begun = false;
    this.now = 'connecting';
  }

  /** The next connection begins with a whole list. */
  forget(): void {
    this.own.forget();
  }

  private lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.leads = true;
    this.own.start();
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        this.leads = false;
        resolve();
      });
    });
  }

  private hear(word: Word): void {
    if (this.leads) {
      if (word.kind === 'ask') this.tell({ kind: 'state', state: this.now });
      else if (word.kind === 'hurry') this.own.hurry();
    } else if (word.kind === 'state') {
      this.follow(word.state);
    } else if (word.kind === 'event') {
      this.own.seen(word.event.id);
      this.take(word.event);
    }
  }

  /** Whoever finds a stream that is live already has missed how it began. */
  private follow(state: StreamState): void {
    this.now = state;
    this.state(state);
    if (state !== 'live' || this.begun) return;
    this.begun = true;
    this.joined().catch(() => (this.begun = false));
  }

  private take(event: ServerEvent): void {
    if (event.name === 'snapshot') this.begun = true;
    this.deliver(event);
  }

  private readonly hurry = (): void => {
    if (document.visibilityState === 'visible' && !this.leads) this.tell({ kind: 'hurry' });
  };

  private enter(next: StreamState): void {
    // A tab that takes over was live by the one before; that it connects is no news.
    if (next === 'connecting' && this.now === 'live') return;
    this.now = next;
    this.tell({ kind: 'state', state: next });
    this.state(next);
  }

  private tell(word: Word): void {
    this.channel?.postMessage(word);
  }
}
