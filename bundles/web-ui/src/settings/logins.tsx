// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { api } from '../api/client';
import { age, dateTime } from '../ui/format';
import { fail } from '../ui/toast';
import { useList } from './use-list';

export function Logins(): ReactElement {
  const [logins, reload] = useList(api.logins);
  return (
    <section className="settings-group">
      <h3>Logins</h3>
      <ul className="entries">
        {logins?.map((login) => (
          <li key={login.id}>
            <span>
              {login.client} {login.by_link && 'by link'} {login.current && <span className="status">this one</span>}
              <small title={dateTime(login.created_at)}>
                since {age(login.created_at, Date.now())}; until {dateTime(login.expires_at)}
              </small>
            </span>
            {!login.current && (
              <button type="button" onClick={() => void api.revokeLogin(login.id).then(reload, fail)}>
                End
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
