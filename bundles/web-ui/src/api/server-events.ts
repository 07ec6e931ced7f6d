// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Store } from '../ui/store';
import type { StreamState } from './event-stream';
import { SharedStream } from './shared-stream';
import type { ServerEvent } from './sse';

/** Keeps something of the server up to date by its events. */
export interface Follower {
  /** An event, in order. Names that it does not know are none of its business. */
  event(name: string, data: unknown): void;
  /** Events were missed: what it keeps is asked for as a whole. */
  reload(): Promise<void>;
}

/** How a stream is opened, so that a test can be one. */
type OpenStream = (
  deliver: (event: ServerEvent) => void,
  state: (state: StreamState) => void,
  joined: () => Promise<void>,
) => Pick<SharedStream, 'start' | 'stop' | 'forget'>;

/** The events of the server, by one connection for all who follow them and for all tabs. */
export class ServerEvents {
  readonly state = new Store<StreamState>('connecting');
  private readonly followers: Follower[] = [];

  /** For as long as the page is there. */
  join(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Follows the server until the returned function is called. */
  follow(open: OpenStream = (...to) => new SharedStream(...to)): () => void {
    const stream = open(
      (event) => {
        if (event.name === 'gap') stream.forget();
        this.take(event);
      },
      (state) => this.state.set(state),
      () => this.reload(),
    );
    stream.start();
    return () => stream.stop();
  }

  private take(event: ServerEvent): void {
    if (event.name === 'gap') {
      // What cannot be had now comes with the list that the next connection begins with.
      this.reload().catch(() => {});
      return;
    }
    const data: unknown = JSON.parse(event.data);
    for (const follower of this.followers) follower.event(event.name, data);
  }

  private async reload(): Promise<void> {
    await Promise.all(this.followers.map((follower) => follower.reload()));
  }
}

export const serverEvents = new ServerEvents();
