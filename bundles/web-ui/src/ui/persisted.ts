// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Store } from './store';

/** A store that this browser remembers. What cannot be read or written is forgotten, never an error: private windows. */
export function persisted<T extends object>(key: string, initial: T): Store<T> {
  const store = new Store<T>({ ...initial, ...read(key) });
  store.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Storage is full or forbidden; the page works without.
    }
  });
  return store;
}

function read(key: string): object {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
