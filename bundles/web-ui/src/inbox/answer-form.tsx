// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactElement } from 'react';
import type { Answer, AttentionItem } from '../api/types';
import { Icon } from '../ui/icons';
import { MENU_KEYS, offersOf, type Offer } from './answers';

interface Properties {
  item: AttentionItem;
  disabled: boolean;
  send(answer: Answer): void;
}

/** The ways to answer a question of its kind. */
export function AnswerForm({ item, disabled, send }: Properties): ReactElement {
  const offers = offersOf(item);
  switch (item.kind) {
    case 'password':
      return <SecretField disabled={disabled} send={send} />;
    case 'agent_prompt':
      return <TextField lines={3} disabled={disabled} send={send} />;
    case 'text':
      return <TextField lines={1} disabled={disabled} send={send} />;
    default:
      return (
        <>
          <Offers offers={offers} disabled={disabled} send={send} />
          {item.source === 'session' && <OtherAnswer open={offers.length === 0} keys={item.kind === 'menu'} disabled={disabled} send={send} />}
        </>
      );
  }
}

function Offers({ offers, disabled, send }: { offers: readonly Offer[]; disabled: boolean; send(answer: Answer): void }): ReactElement | null {
  if (offers.length === 0) return null;
  return (
    <div className="offers" role="group" aria-label="Answer">
      {offers.map(({ label, answer }) => (
        <button type="button" key={label} disabled={disabled} onClick={() => send(answer)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** What the choices do not say: many programs take more than they name. */
function OtherAnswer({ open, keys, disabled, send }: { open: boolean; keys: boolean; disabled: boolean; send(answer: Answer): void }): ReactElement {
  return (
    <details className="other" open={open}>
      <summary>Another answer</summary>
      {keys && <Offers offers={MENU_KEYS} disabled={disabled} send={send} />}
      <TextField lines={1} disabled={disabled} send={send} />
    </details>
  );
}

function TextField({ lines, disabled, send }: { lines: number; disabled: boolean; send(answer: Answer): void }): ReactElement {
  const [text, setText] = useState('');
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (disabled) return;
    setText('');
    send({ text });
  };
  const common = {
    'aria-label': 'Answer',
    autoCapitalize: 'off',
    autoComplete: 'off',
    spellCheck: false,
    value: text,
    placeholder: 'Answer (empty: Enter)',
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  };
  return (
    <form className="answer-field" onSubmit={submit}>
      {lines === 1 ? (
        <input {...common} />
      ) : (
        <textarea
          {...common}
          rows={lines}
          placeholder="Answer (Ctrl+Enter sends)"
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      )}
      <SendButton disabled={disabled} />
    </form>
  );
}

/**
 * A secret lives in the field alone, and not there longer than until it is sent. One-time codes are what no browser offers to
 * remember, and the other marks say the same to the well-known managers of passwords.
 */
function SecretField({ disabled, send }: { disabled: boolean; send(answer: Answer): void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const field = input.current!;
    const text = field.value;
    field.value = '';
    send({ text });
  };
  return (
    <form className="answer-field" autoComplete="off" onSubmit={submit}>
      <input
        ref={input}
        type="password"
        aria-label="Password, not kept"
        placeholder="Password, not kept"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        data-1p-ignore="true"
        data-bwignore="true"
        data-lpignore="true"
        data-form-type="other"
      />
      <SendButton disabled={disabled} />
    </form>
  );
}

function SendButton({ disabled }: { disabled: boolean }): ReactElement {
  return (
    <button className="primary" disabled={disabled}>
      <Icon name="send" />
      Send
    </button>
  );
}
