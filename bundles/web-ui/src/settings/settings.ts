// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { persisted } from '../ui/persisted';

export interface Settings {
  theme: 'system' | 'light' | 'dark';
  fontSize: number;
  predict: boolean;
  clipboardWrites: boolean;
  notifications: boolean;
  /** The terminal is told to screen readers, line by line as it comes. */
  spoken: boolean;
}

export const settings = persisted<Settings>('ithaca.settings', {
  theme: 'system',
  fontSize: 14,
  predict: true,
  clipboardWrites: false,
  notifications: false,
  spoken: false,
});

export const FONT_SIZES = { smallest: 8, largest: 28 } as const;

const dark = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  const { theme } = settings.get();
  return theme === 'system' ? dark.matches : theme === 'dark';
}

/** Keeps the document in the chosen theme, and calls back at each change of what is seen. */
export function followTheme(changed: () => void = () => {}): () => void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = settings.get().theme;
    changed();
  };
  apply();
  dark.addEventListener('change', apply);
  const unsubscribe = settings.subscribe(apply);
  return () => {
    dark.removeEventListener('change', apply);
    unsubscribe();
  };
}
