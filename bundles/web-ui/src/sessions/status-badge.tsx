// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { Session } from '../api/types';
import { inboxStore } from '../inbox/inbox-store';
import { follow, inboxUrl } from '../router';
import { useStore } from '../ui/store';

/** The state in words and colour, never in colour alone. */
export function StatusBadge({ session }: { session: Session }): ReactElement {
  return (
    <span className="badges">
      <span className={`status ${session.status}`}>{ending(session)}</span>
      {session.input_needed && <Attention id={session.id} />}
    </span>
  );
}

/** Leads to what it asks, once that is known. */
function Attention({ id }: { id: string }): ReactElement {
  const item = useStore(inboxStore.inbox).items.find((candidate) => candidate.session === id);
  if (!item) return <span className="attention">needs input</span>;
  return (
    <a className="attention" href={inboxUrl(item.id)} onClick={follow} title={item.question}>
      needs input
    </a>
  );
}

function ending(session: Session): string {
  if (session.status !== 'failed') return session.status;
  if (session.signal) return `failed, ${session.signal}`;
  return session.exit_code === null ? 'failed' : `failed, ${session.exit_code}`;
}
