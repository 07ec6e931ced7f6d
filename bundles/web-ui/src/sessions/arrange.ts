// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Session, SessionStatus } from '../api/types';

export type SortField = 'created_at' | 'title' | 'command' | 'cwd' | 'status' | 'last_output' | 'size';
export type GroupField = 'none' | 'tag' | 'command' | 'cwd' | 'status';
export type StatusFilter = 'all' | 'active' | 'attention' | 'ended';

export interface Arrangement {
  search: string;
  status: StatusFilter;
  tags: string[];
  sort: SortField;
  descending: boolean;
  group: GroupField;
}

export interface Group {
  name: string;
  sessions: Session[];
}

const ACTIVE: readonly SessionStatus[] = ['created', 'running', 'stopping'];

export function isActive(session: Session): boolean {
  return ACTIVE.includes(session.status);
}

export function nameOf(session: Session): string {
  return session.title || [session.command, ...session.args].join(' ');
}

export function commandOf(session: Session): string {
  return [session.command, ...session.args].join(' ');
}

/** The sessions to show, in order, in groups. */
export function arrange(sessions: Iterable<Session>, by: Arrangement): Group[] {
  const chosen = [...sessions].filter((session) => matches(session, by));
  const compare = COMPARISONS[by.sort];
  chosen.sort((a, b) => (by.descending ? -1 : 1) * compare(a, b) || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, Session[]>();
  for (const session of chosen) {
    for (const name of groupsOf(session, by.group)) {
      const group = groups.get(name);
      if (group) group.push(session);
      else groups.set(name, [session]);
    }
  }
  return [...groups].map(([name, members]) => ({ name, sessions: members }));
}

export function allTags(sessions: Iterable<Session>): string[] {
  const tags = new Map<string, string>();
  for (const session of sessions) for (const tag of session.tags) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  return [...tags.values()].sort((a, b) => a.localeCompare(b));
}

function matches(session: Session, by: Arrangement): boolean {
  if (by.status === 'active' && !isActive(session)) return false;
  if (by.status === 'ended' && isActive(session)) return false;
  if (by.status === 'attention' && !session.input_needed) return false;
  if (!by.tags.every((tag) => session.tags.some((other) => other.toLowerCase() === tag.toLowerCase()))) return false;
  const text = [session.id, session.title ?? '', commandOf(session), session.cwd ?? '', ...session.tags].join('\n').toLowerCase();
  return by.search
    .toLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part));
}

function groupsOf(session: Session, field: GroupField): string[] {
  switch (field) {
    case 'none':
      return [''];
    case 'tag':
      return session.tags.length > 0 ? session.tags : ['untagged'];
    case 'command':
      return [session.command];
    case 'cwd':
      return [session.cwd ?? 'no folder'];
    case 'status':
      return [session.status];
  }
}

type Comparison = (a: Session, b: Session) => number;

const text =
  (of: (session: Session) => string): Comparison =>
  (a, b) =>
    of(a).localeCompare(of(b));

const COMPARISONS: Record<SortField, Comparison> = {
  created_at: (a, b) => Date.parse(a.created_at) - Date.parse(b.created_at),
  last_output: (a, b) => Date.parse(a.last_output_epoch ?? a.created_at) - Date.parse(b.last_output_epoch ?? b.created_at),
  size: (a, b) => a.last_total_bytes - b.last_total_bytes,
  title: text(nameOf),
  command: text(commandOf),
  cwd: text((session) => session.cwd ?? ''),
  status: text((session) => session.status),
};
