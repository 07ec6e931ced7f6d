// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Dialog } from './dialog';
import { Store, useStore } from './store';

interface Question {
  title: string;
  text: string;
  action: string;
  danger: boolean;
  answer(yes: boolean): void;
}

const question = new Store<Question | null>(null);

/** Asks before what cannot be undone. */
export function confirm(ask: Omit<Question, 'answer'>): Promise<boolean> {
  question.get()?.answer(false);
  return new Promise((resolve) => {
    question.set({
      ...ask,
      answer: (yes) => {
        question.set(null);
        resolve(yes);
      },
    });
  });
}

export function ConfirmHost(): ReactElement | null {
  const asked = useStore(question);
  if (!asked) return null;
  return (
    <Dialog title={asked.title} onClose={() => asked.answer(false)}>
      <p>{asked.text}</p>
      <footer className="dialog-foot">
        <button type="button" data-autofocus={asked.danger || undefined} onClick={() => asked.answer(false)}>
          Cancel
        </button>
        <button type="button" data-autofocus={!asked.danger || undefined} className={asked.danger ? 'danger' : 'primary'} onClick={() => asked.answer(true)}>
          {asked.action}
        </button>
      </footer>
    </Dialog>
  );
}
