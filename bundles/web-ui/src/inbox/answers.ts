// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { messageOf, Problem } from '../api/problem';
import type { Answer, AnswerReceipt, AttentionItem } from '../api/types';

/** What became of an answer, in words for the one who gave it. */
export interface Fate {
  kind: 'taken' | 'unproven' | 'refused';
  text: string;
}

/** A button that answers. */
export interface Offer {
  label: string;
  answer: Answer;
}

const YES_NO = { y: 'Yes', yes: 'Yes', n: 'No', no: 'No' } as const;

/** The choices of the program; where a question of yes or no names none, the words that it most likely means. */
export function offersOf(item: AttentionItem): Offer[] {
  if (item.choices.length > 0) return item.choices.map((choice) => ({ label: labelOf(choice), answer: { choice } }));
  if (item.kind !== 'confirm') return [];
  const [yes, no] = /\byes\b.*\bno\b/i.test(item.question) ? ['yes', 'no'] : ['y', 'n'];
  return [
    { label: labelOf(yes), answer: { text: yes } },
    { label: labelOf(no), answer: { text: no } },
  ];
}

function labelOf(choice: string): string {
  return YES_NO[choice.toLowerCase() as keyof typeof YES_NO] ?? choice;
}

/** Keys for menus that name no choices: most are gone through by arrows. */
export const MENU_KEYS: readonly Offer[] = [
  { label: '↑ Up', answer: { keys: ['key:up'] } },
  { label: '↓ Down', answer: { keys: ['key:down'] } },
  { label: 'Space', answer: { keys: ['key:space'] } },
  { label: 'Enter', answer: { keys: ['key:enter'] } },
  { label: 'Esc', answer: { keys: ['key:esc'] } },
];

export function fateOf(receipt: AnswerReceipt): Fate {
  if (receipt.outcome === 'taken') return { kind: 'taken', text: 'Answered.' };
  return { kind: 'unproven', text: 'Typed, but nothing shows yet that the program took it. Look at the screen before you answer again.' };
}

/** A refusal that is certain says so; what is not known is not called refused. */
export function failureOf(error: unknown): Fate {
  if (error instanceof Problem) {
    if (error.code === 'attention.changed') return { kind: 'refused', text: 'Not sent: the screen changed. Look again.' };
    if (error.code === 'attention.not-found') return { kind: 'refused', text: 'Not sent: this is not asked any more.' };
    if (error.status >= 400 && error.status < 500) return { kind: 'refused', text: `Not sent: ${error.message}` };
  }
  return { kind: 'unproven', text: `It is not known whether this arrived (${messageOf(error)}). Look at the screen before you answer again.` };
}
