// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { memo, type ReactElement } from 'react';
import type { Me, Session } from '../api/types';
import { follow, sessionUrl } from '../router';
import { age, bytes, dateTime, shortPath } from '../ui/format';
import { Menu } from '../ui/menu';
import { entriesFor } from './actions';
import { commandOf, isActive, nameOf } from './arrange';
import { Spark } from './spark';
import { StatusBadge } from './status-badge';

interface Properties {
  session: Session;
  me: Me;
  now: number;
  onTag(tag: string): void;
}

/** One session: a row of the table on a wide screen, a card on a narrow one, by style alone. */
export const SessionRow = memo(function SessionRow({ session, me, now, onTag }: Properties): ReactElement {
  const command = commandOf(session);
  const name = nameOf(session);
  const view = isActive(session) && me.scopes.some((scope) => scope !== 'observe') ? 'attach' : isActive(session) ? 'watch' : 'replay';
  return (
    <tr className={`session ${session.input_needed ? 'wants' : ''}`} data-session={session.id}>
      <th scope="row" className="c-name">
        <a href={sessionUrl(session.id, view)} onClick={follow} className="name" title={command}>
          {name}
        </a>
        {session.title && <code className="command">{command}</code>}
      </th>
      <td className="c-status">
        <StatusBadge session={session} />
      </td>
      <td className="c-tags">
        {session.tags.map((tag) => (
          <button type="button" key={tag} className="tag" onClick={() => onTag(tag)} aria-label={`Show only tag ${tag}`}>
            {tag}
          </button>
        ))}
      </td>
      <td className="c-cwd" title={session.cwd ?? undefined}>
        {session.cwd && <code>{shortPath(session.cwd)}</code>}
      </td>
      <td className="c-spark">
        <Spark id={session.id} now={now} />
      </td>
      <td className="c-size">{bytes(session.last_total_bytes)}</td>
      <td className="c-age" title={dateTime(session.created_at)}>
        {age(session.created_at, now)}
      </td>
      <td className="c-id">
        <code>{session.id}</code>
      </td>
      <td className="c-menu">
        <Menu label={`Actions for ${name}`} icon="more" entries={entriesFor(session, me)} />
      </td>
    </tr>
  );
});
