// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import type { AttentionItem } from '../api/types';
import { failureOf, fateOf, offersOf } from './answers';
import { lastRows } from './screen-excerpt';

const item = (part: Partial<AttentionItem>): AttentionItem => ({
  id: 'w-1',
  source: 'session',
  session: 'abc1234',
  kind: 'confirm',
  title: 'build',
  question: 'Go on?',
  choices: [],
  fence: 'f',
  since: '2026-11-22T10:00:00Z',
  attributes: {},
  ...part,
});

describe('offers', () => {
  it('are the choices of the program, word for word', () => {
    expect(offersOf(item({ choices: ['y', 'n', 'all'] }))).toEqual([
      { label: 'Yes', answer: { choice: 'y' } },
      { label: 'No', answer: { choice: 'n' } },
      { label: 'all', answer: { choice: 'all' } },
    ]);
    expect(offersOf(item({ kind: 'menu', choices: ['1. Build', '2. Test'] })).map(({ answer }) => answer)).toEqual([
      { choice: '1. Build' },
      { choice: '2. Test' },
    ]);
  });

  it('are what a question of yes or no means, if it names none', () => {
    const texts = (question: string): unknown[] => offersOf(item({ question })).map(({ answer }) => answer);
    expect(texts('Go on? [y/N]')).toEqual([{ text: 'y' }, { text: 'n' }]);
    expect(texts('Are you sure you want to continue connecting (yes/no/[fingerprint])?')).toEqual([{ text: 'yes' }, { text: 'no' }]);
  });

  it('are none where any text may be meant', () => {
    expect(offersOf(item({ kind: 'menu' }))).toEqual([]);
    expect(offersOf(item({ kind: 'password' }))).toEqual([]);
  });
});

describe('an answer', () => {
  const refusal = (status: number, code: string): string => failureOf(new Problem(status, code, 'because')).kind;

  it('is called taken only when that was shown', () => {
    expect(fateOf({ outcome: 'taken', evidence: 'echo' }).kind).toBe('taken');
    expect(fateOf({ outcome: 'unproven', evidence: 'none' }).kind).toBe('unproven');
  });

  it('is called refused only when that is certain', () => {
    expect(failureOf(new Problem(409, 'attention.changed', 'changed'))).toEqual({
      kind: 'refused',
      text: 'Not sent: the screen changed. Look again.',
    });
    expect([refusal(404, 'attention.not-found'), refusal(403, 'access.scope'), refusal(400, 'attention.invalid')]).toEqual(Array(3).fill('refused'));
    expect([refusal(504, 'attention.timeout'), refusal(500, 'attention.internal'), refusal(0, 'unreachable')]).toEqual(Array(3).fill('unproven'));
    expect(failureOf(new Error('aborted')).kind).toBe('unproven');
  });
});

describe('the last rows of a screen', () => {
  it('begin where there is something, and are a few', () => {
    expect(lastRows(['one  ', '', 'two', '', '   '])).toBe('one\n\ntwo');
    expect(lastRows(Array.from({ length: 50 }, (_, row) => String(row))).split('\n')).toHaveLength(14);
  });
});
