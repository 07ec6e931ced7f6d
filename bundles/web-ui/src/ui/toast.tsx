// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Icon } from './icons';
import { Store, useStore } from './store';

export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'failure';
  action?: { label: string; run(): void };
}

const SHOWN_MILLIS = 6_000;
const AT_MOST = 4;
const toasts = new Store<readonly Toast[]>([]);
let count = 0;

/** Says something in passing; what offers an action stays until it is answered. */
export function toast(text: string, options: Partial<Pick<Toast, 'kind' | 'action'>> = {}): () => void {
  const id = ++count;
  const dismiss = (): void => toasts.update((all) => all.filter((other) => other.id !== id));
  toasts.update((all) => [...all, { id, text, kind: 'info' as const, ...options }].slice(-AT_MOST));
  if (!options.action) setTimeout(dismiss, SHOWN_MILLIS);
  return dismiss;
}

export function fail(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), { kind: 'failure' });
}

export function ToastHost(): ReactElement {
  const all = useStore(toasts);
  const dismiss = (id: number): void => toasts.update((others) => others.filter((other) => other.id !== id));
  return (
    <div className="toasts" role="status" aria-live="polite">
      {all.map(({ id, text, kind, action }) => (
        <div key={id} className={`toast ${kind}`}>
          <span>{text}</span>
          {action && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" className="quiet square" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
