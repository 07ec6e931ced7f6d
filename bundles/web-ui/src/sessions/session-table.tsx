// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Me } from '../api/types';
import { useNow } from '../ui/now';
import { BUCKET_MILLIS } from './activity';
import type { Arrangement, Group, SortField } from './arrange';
import { SessionRow } from './session-row';

const COLUMNS: { label: string; className: string; sort?: SortField }[] = [
  { label: 'Session', className: 'c-name', sort: 'title' },
  { label: 'Status', className: 'c-status', sort: 'status' },
  { label: 'Tags', className: 'c-tags' },
  { label: 'Folder', className: 'c-cwd', sort: 'cwd' },
  { label: 'Activity', className: 'c-spark', sort: 'last_output' },
  { label: 'Output', className: 'c-size', sort: 'size' },
  { label: 'Age', className: 'c-age', sort: 'created_at' },
  { label: 'Id', className: 'c-id' },
];

/** Rows are drawn in portions: a browser is slow with thousands of them. */
const PORTION = 100;

interface Properties {
  groups: Group[];
  by: Arrangement;
  me: Me;
  onSort(field: SortField): void;
  onTag(tag: string): void;
}

export function SessionTable({ groups, by, me, onSort, onTag }: Properties): ReactElement {
  const now = useNow(BUCKET_MILLIS);
  const [shown, setShown] = useState(PORTION);
  const count = groups.reduce((sum, group) => sum + group.sessions.length, 0);
  let left = shown;
  return (
    <>
      <table className="sessions" onKeyDown={moveBetweenRows}>
        <caption className="unseen">Sessions</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ label, className, sort }) => (
              <th
                key={label}
                scope="col"
                className={className}
                aria-sort={sort && by.sort === sort ? (by.descending ? 'descending' : 'ascending') : undefined}
              >
                {sort ? (
                  <button type="button" className="sort" onClick={() => onSort(sort)}>
                    {label}
                  </button>
                ) : (
                  label
                )}
              </th>
            ))}
            <th scope="col" className="c-menu">
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => {
          const rows = group.sessions.slice(0, Math.max(0, left));
          left -= rows.length;
          if (rows.length === 0) return null;
          return (
            <tbody key={group.name}>
              {group.name !== '' && (
                <tr className="group">
                  <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                    {group.name} <span className="count">{group.sessions.length}</span>
                  </th>
                </tr>
              )}
              {rows.map((session) => (
                <SessionRow key={session.id} session={session} me={me} now={now} onTag={onTag} />
              ))}
            </tbody>
          );
        })}
      </table>
      {count > shown && (
        <button type="button" className="more" onClick={() => setShown(shown + PORTION)}>
          Show {Math.min(PORTION, count - shown)} more of {count - shown}
        </button>
      )}
    </>
  );
}

/** Up, Down, j, k, Home and End go from name to name. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const target = event.target as HTMLElement;
  if (!target.classList.contains('name')) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('a.name')];
  const at = names.indexOf(target);
  const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: names.length - 1 }[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  names[to]?.focus();
}
