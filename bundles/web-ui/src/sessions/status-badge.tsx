// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { Session } from '../api/types';

/** The state in words and colour, never in colour alone. */
export function StatusBadge({ session }: { session: Session }): ReactElement {
  return (
    <span className="badges">
      <span className={`status ${session.status}`}>{ending(session)}</span>
      {session.input_needed && <span className="attention">needs input</span>}
    </span>
  );
}

function ending(session: Session): string {
  if (session.status !== 'failed') return session.status;
  if (session.signal) return `failed, ${session.signal}`;
  return session.exit_code === null ? 'failed' : `failed, ${session.exit_code}`;
}
