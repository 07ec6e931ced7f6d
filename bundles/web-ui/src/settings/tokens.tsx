// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type FormEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import type { Scope } from '../api/types';
import { copyText } from '../terminal/text-dialog';
import { age, dateTime } from '../ui/format';
import { fail } from '../ui/toast';
import { useList } from './use-list';

const SCOPES: [Scope, string][] = [
  ['observe', 'observe: read only'],
  ['control', 'control: type, start and stop'],
  ['manage', 'manage: everything'],
  ['node', 'node: for other nodes'],
];

const DAY_SECONDS = 86_400;
const LIFETIMES: [number | null, string][] = [
  [DAY_SECONDS, '1 day'],
  [30 * DAY_SECONDS, '30 days'],
  [365 * DAY_SECONDS, '1 year'],
  [null, 'until revoked'],
];

export function Tokens(): ReactElement {
  const [tokens, reload] = useList(api.tokens);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section className="settings-group">
      <h3>Tokens for scripts</h3>
      {secret !== null && (
        <p className="secret" role="status">
          Copy it now; it is not shown again: <code>{secret}</code>
          <button type="button" onClick={() => void copyText(secret)}>
            Copy
          </button>
        </p>
      )}
      <ul className="entries">
        {tokens?.map((token) => (
          <li key={token.name}>
            <span>
              <b>{token.name}</b> {token.scopes.join(', ')}
              <small>
                {token.expires_at ? `until ${dateTime(token.expires_at)}` : 'until revoked'};{' '}
                {token.last_used_at ? `used ${age(token.last_used_at, Date.now())} ago` : 'never used'}
              </small>
            </span>
            <button type="button" onClick={() => void api.revokeToken(token.name).then(reload, fail)}>
              Revoke
            </button>
          </li>
        ))}
      </ul>
      <NewToken
        onMade={(made) => {
          setSecret(made);
          reload();
        }}
      />
    </section>
  );
}

function NewToken({ onMade }: { onMade(secret: string): void }): ReactElement {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('observe');
  const [lifetime, setLifetime] = useState(1);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    api.createToken(name.trim(), [scope], LIFETIMES[lifetime]![0]).then((made) => {
      setName('');
      onMade(made.secret);
    }, fail);
  };
  return (
    <form className="inline-form" onSubmit={submit}>
      <input aria-label="Name of the new token" placeholder="New token" required value={name} onChange={(event) => setName(event.target.value)} />
      <select aria-label="Scope" value={scope} onChange={(event) => setScope(event.target.value as Scope)}>
        {SCOPES.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select aria-label="Lifetime" value={lifetime} onChange={(event) => setLifetime(Number(event.target.value))}>
        {LIFETIMES.map(([, label], index) => (
          <option key={label} value={index}>
            {label}
          </option>
        ))}
      </select>
      <button>Create</button>
    </form>
  );
}
