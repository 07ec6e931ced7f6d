// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useState, type FormEvent, type ReactElement } from 'react';
import { messageOf, Problem } from '../api/problem';
import type { Info } from '../api/types';
import { clock } from '../ui/format';
import { Logo } from '../ui/logo';
import { login } from './auth';

export function LoginPage({ info, notice }: { info: Info; notice: string | null }): ReactElement {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(notice);
  const [busy, setBusy] = useState(false);
  const [lockedUntil, setLockedUntil] = useState(0);
  const left = useCountdown(lockedUntil);
  const message = useId();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await login(password);
    } catch (error) {
      setPassword('');
      setFailure(explain(error));
      const seconds = error instanceof Problem && error.status === 429 ? error.number('retry_after_seconds') : null;
      if (seconds !== null) setLockedUntil(Date.now() + seconds * 1000);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={submit} aria-describedby={message}>
        <Logo />
        <h1>Ithaca</h1>
        {info.password_set ? (
          <>
            <input type="text" name="username" value="ithaca" autoComplete="username" readOnly hidden />
            <label className="field">
              <span>Password</span>
              <input
                type="password"
                autoComplete="current-password"
                autoFocus
                required
                disabled={left > 0}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            <button className="primary" disabled={busy || left > 0 || password === ''}>
              {busy ? 'Signing in…' : 'Sign in'}
            </button>
          </>
        ) : (
          <p>No password is set. A link lets you in once:</p>
        )}
        <p id={message} role="alert" className="failure">
          {left > 0 ? `Too many tries. Wait ${clock(left)}.` : failure}
        </p>
        <p className="hint">
          {info.passwordless_hint ?? (
            <>
              Or run <code>ithaca web</code> on the machine for a one-time link.
            </>
          )}
        </p>
      </form>
    </main>
  );
}

function explain(error: unknown): string {
  if (!(error instanceof Problem) || error.status !== 401) return messageOf(error);
  const left = error.number('attempts_remaining');
  return left === null ? 'Wrong password.' : `Wrong password. ${left} ${left === 1 ? 'try' : 'tries'} left.`;
}

function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, until - now);
  useEffect(() => {
    if (until <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
