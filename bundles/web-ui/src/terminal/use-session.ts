// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { Session } from '../api/types';
import { sessionStore } from '../sessions/session-store';
import { useStore } from '../ui/store';
import { fail } from '../ui/toast';

/** One session, live; null until it is known, 'gone' if there is none. */
export function useSession(id: string): Session | 'gone' | null {
  const { all, loaded } = useStore(sessionStore.sessions);
  const [gone, setGone] = useState(false);
  const session = all.get(id);

  useEffect(() => {
    if (session !== undefined) return;
    let wanted = true;
    api.session(id).then(
      (found) => wanted && sessionStore.put(found),
      (error: unknown) => {
        if (!wanted) return;
        if (error instanceof Problem && error.isFinal && error.status === 404) setGone(true);
        else fail(error);
      },
    );
    return () => {
      wanted = false;
    };
    // The list that the server sends holds the newest only, so one that is not in it is asked for.
  }, [id, loaded, session === undefined]);

  return session ?? (gone ? 'gone' : null);
}
