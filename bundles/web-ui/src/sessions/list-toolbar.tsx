// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useEffect, useRef, type ReactElement } from 'react';
import { Icon } from '../ui/icons';
import { fail } from '../ui/toast';
import { useKey } from '../ui/use-key';
import type { Arrangement, GroupField, SortField, StatusFilter } from './arrange';
import { sessionStore } from './session-store';

const STATUS: [StatusFilter, string][] = [
  ['all', 'All'],
  ['active', 'Running'],
  ['attention', 'Needs input'],
  ['ended', 'Ended'],
];

const SORT: [SortField, string][] = [
  ['created_at', 'Age'],
  ['last_output', 'Last output'],
  ['title', 'Name'],
  ['command', 'Command'],
  ['cwd', 'Folder'],
  ['status', 'Status'],
  ['size', 'Output'],
];

const GROUP: [GroupField, string][] = [
  ['none', 'No groups'],
  ['tag', 'By tag'],
  ['command', 'By command'],
  ['cwd', 'By folder'],
  ['status', 'By status'],
];

const ASK_MILLIS = 300;

interface Properties {
  by: Arrangement;
  tags: string[];
  attention: number;
  change(part: Partial<Arrangement>): void;
}

export function ListToolbar({ by, tags, attention, change }: Properties): ReactElement {
  const search = useRef<HTMLInputElement>(null);
  useServerSearch(useDeferredValue(by.search));
  useKey('/', () => search.current?.focus());
  return (
    <div className="list-tools" role="search">
      <div className="search">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          placeholder="Search"
          aria-label="Search sessions"
          aria-keyshortcuts="/"
          value={by.search}
          onChange={(event) => change({ search: event.target.value })}
        />
      </div>
      <div className="segments" role="group" aria-label="Status">
        {STATUS.map(([value, label]) => (
          <button type="button" key={value} aria-pressed={by.status === value} onClick={() => change({ status: value })}>
            {label}
            {value === 'attention' && attention > 0 && <span className="count hot">{attention}</span>}
          </button>
        ))}
      </div>
      <Choice label="Sort" value={by.sort} options={SORT} onChange={(sort) => change({ sort })} />
      <button
        type="button"
        className="quiet square"
        aria-label={by.descending ? 'Descending; change to ascending' : 'Ascending; change to descending'}
        onClick={() => change({ descending: !by.descending })}
      >
        <Icon name={by.descending ? 'down' : 'up'} />
      </button>
      <Choice label="Group" value={by.group} options={GROUP} onChange={(group) => change({ group })} />
      {(tags.length > 0 || by.tags.length > 0) && <TagFilter by={by} tags={tags} change={change} />}
    </div>
  );
}

function TagFilter({ by, tags, change }: Omit<Properties, 'attention'>): ReactElement {
  const toggle = (tag: string): void =>
    change({ tags: by.tags.includes(tag) ? by.tags.filter((other) => other !== tag) : [...by.tags, tag] });
  return (
    <div className="tag-filter" role="group" aria-label="Tags">
      {[...new Set([...by.tags, ...tags])].slice(0, 24).map((tag) => (
        <button type="button" key={tag} className="tag" aria-pressed={by.tags.includes(tag)} onClick={() => toggle(tag)}>
          {tag}
        </button>
      ))}
    </div>
  );
}

interface ChoiceProperties<T extends string> {
  label: string;
  value: T;
  options: [T, string][];
  onChange(value: T): void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProperties<T>): ReactElement {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Older sessions than those the server sends by itself are found by asking it. */
function useServerSearch(search: string): void {
  useEffect(() => {
    if (search.trim() === '') return;
    const timer = setTimeout(() => void sessionStore.find(search.trim()).catch(fail), ASK_MILLIS);
    return () => clearTimeout(timer);
  }, [search]);
}
