// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type FormEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import { begin } from '../login/auth';
import { toast } from '../ui/toast';

/** A new password ends all logins, this one too. */
export function PasswordForm({ set }: { set: boolean }): ReactElement {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.changePassword(password, set ? current : undefined);
      toast('The password is set. All logins have ended.');
      await begin();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <section className="settings-group">
      <h3>{set ? 'Change the password' : 'Set a password'}</h3>
      <form className="inline-form" onSubmit={submit}>
        <input type="text" name="username" value="ithaca" autoComplete="username" readOnly hidden />
        {set && (
          <input
            type="password"
            aria-label="Present password"
            placeholder="Present password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <input
          type="password"
          aria-label="New password"
          placeholder="New password"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button>{set ? 'Change' : 'Set'}</button>
      </form>
      <p role="alert" className="failure">
        {failure}
      </p>
    </section>
  );
}
