// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { follow, inboxUrl } from '../router';
import { Icon } from '../ui/icons';
import { useStore } from '../ui/store';
import { inboxStore } from './inbox-store';

/** Leads to the inbox and says how much waits there, besides the session that is open. */
export function InboxButton({ besides }: { besides?: string }): ReactElement {
  const { length } = useStore(inboxStore.inbox).items.filter((item) => besides === undefined || item.session !== besides);
  const label = length === 0 ? 'Inbox, empty' : `Inbox, ${length} ${length === 1 ? 'waits' : 'wait'}`;
  return (
    <a className={`button quiet square inbox-button${length > 0 ? ' hot' : ''}`} href={inboxUrl()} onClick={follow} aria-label={label} title={label}>
      <Icon name="inbox" />
      {length > 0 && <span className="count hot">{length > 99 ? '99+' : length}</span>}
    </a>
  );
}
