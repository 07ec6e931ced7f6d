// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { follow } from '../router';

export function SessionGone({ id }: { id: string }): ReactElement {
  return (
    <main className="login">
      <div className="login-card">
        <h1>No such session</h1>
        <p>
          There is no session <code>{id}</code>; it may have been deleted.
        </p>
        <a className="button primary" href="/" onClick={follow}>
          All sessions
        </a>
      </div>
    </main>
  );
}
