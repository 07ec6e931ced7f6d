// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { serverEvents } from '../api/server-events';
import type { Closing, Me } from '../api/types';
import { follow } from '../router';
import { LiveDot } from '../sessions/live-dot';
import { Icon } from '../ui/icons';
import { useNow } from '../ui/now';
import { useStore } from '../ui/store';
import { useTitle } from '../ui/title';
import { inboxStore, type Inbox } from './inbox-store';
import { ItemCard } from './item-card';

const SECOND = 1_000;

const CLOSED: Record<Closing, string> = {
  answered_here: 'It was answered from an inbox.',
  answered_elsewhere: 'It was answered in a terminal.',
  withdrawn: 'It is not asked any more.',
  ended: 'The session has ended.',
};

/** All that waits for a human; made for a phone that has just buzzed. */
export default function InboxPage({ id, me }: { id: string | null; me: Me }): ReactElement {
  const inbox = useStore(inboxStore.inbox);
  const stream = useStore(serverEvents.state);
  const now = useNow(SECOND);
  useTitle('Inbox · Ithaca');
  // The one that a link has led to comes first, and stays there.
  const items = [...inbox.items].sort((a, b) => Number(b.id === id) - Number(a.id === id));
  return (
    <div className="page inbox">
      <header className="top">
        <a className="button quiet square" href="/" onClick={follow} aria-label="All sessions" title="All sessions">
          <Icon name="back" />
        </a>
        <h1>Inbox</h1>
        <LiveDot state={stream} />
      </header>
      <main>
        {inbox.failure !== null && (
          <p role="alert" className="failure">
            The inbox cannot be had: {inbox.failure}
          </p>
        )}
        {id !== null && inbox.loaded && <Missing id={id} inbox={inbox} />}
        {inbox.loaded && items.length === 0 && <p className="empty">Nothing waits for you.</p>}
        <ul className="items" aria-label="Questions">
          {items.map((item) => (
            <ItemCard key={item.id} item={item} me={me} now={now} chosen={item.id === id} />
          ))}
        </ul>
      </main>
    </div>
  );
}

/** A notification may be followed late. */
function Missing({ id, inbox }: { id: string; inbox: Inbox }): ReactElement | null {
  if (inbox.items.some((item) => item.id === id)) return null;
  const how = inbox.closed.get(id);
  return (
    <p className="gone" role="status">
      This question is closed. {how !== undefined && CLOSED[how]}
    </p>
  );
}
