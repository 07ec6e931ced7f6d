// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { persisted } from '../ui/persisted';
import type { Arrangement } from './arrange';

export const arrangement = persisted<Arrangement>('ithaca.list', {
  search: '',
  status: 'all',
  tags: [],
  sort: 'created_at',
  descending: true,
  group: 'none',
});

interface History {
  commands: string[];
  folders: string[];
}

const LENGTH = 50;

export const startHistory = persisted<History>('ithaca.history', { commands: [], folders: [] });

export function remember(command: string, folder: string): void {
  const first = (value: string, all: string[]): string[] =>
    value === '' ? all : [value, ...all.filter((other) => other !== value)].slice(0, LENGTH);
  startHistory.update((now) => ({ commands: first(command, now.commands), folders: first(folder, now.folders) }));
}
