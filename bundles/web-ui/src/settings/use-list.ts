// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react';
import { fail } from '../ui/toast';

/** A list of the server, and how to have it again after a change. */
export function useList<T>(load: () => Promise<T[]>): [items: T[] | null, reload: () => void] {
  const [items, setItems] = useState<T[] | null>(null);
  const reload = useCallback(() => {
    load().then(setItems, fail);
  }, [load]);
  useEffect(reload, [reload]);
  return [items, reload];
}
