// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { Store } from './store';

/** What the window shows; how many questions wait is put before it. */
export const title = new Store('Ithaca');

export function useTitle(text: string): void {
  useEffect(() => title.set(text), [text]);
}
