// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../ui/icons';
import { persisted } from '../ui/persisted';
import { useStore } from '../ui/store';
import type { Attachment } from './attachment';

const SENT_LIMIT = 50;
const DRAFTS_LIMIT = 20;

const memory = persisted<{ sent: string[]; drafts: Record<string, string> }>('ithaca.composer', { sent: [], drafts: {} });

/** Writes several lines at leisure and sends them as one paste: for phones, and for long prompts. */
export function Composer({ id, attachment, onClose }: { id: string; attachment: Attachment; onClose(): void }): ReactElement {
  const { sent, drafts } = useStore(memory);
  const [back, setBack] = useState(-1);
  const text = drafts[id] ?? '';

  const write = (value: string): void =>
    memory.update((now) => {
      const { [id]: _old, ...others } = now.drafts;
      const kept = Object.entries(others).slice(-DRAFTS_LIMIT + 1);
      return { ...now, drafts: Object.fromEntries(value === '' ? kept : [...kept, [id, value]]) };
    });
  const send = (enter: boolean): void => {
    if (text !== '') attachment.paste(text);
    if (enter) attachment.type('\r');
    if (text !== '' && !attachment.secret) memory.update((now) => ({ ...now, sent: [text, ...now.sent.filter((old) => old !== text)].slice(0, SENT_LIMIT) }));
    setBack(-1);
    write('');
  };
  const recall = (to: number): void => {
    if (to < -1 || to >= sent.length) return;
    setBack(to);
    write(to === -1 ? '' : sent[to]!);
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(true);
    else if (event.key === 'ArrowUp' && event.altKey) recall(back + 1);
    else if (event.key === 'ArrowDown' && event.altKey) recall(back - 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };

  return (
    <div className="composer">
      <textarea
        autoFocus
        rows={3}
        aria-label="Text to send"
        placeholder="Ctrl+Enter sends with Enter; Alt+Up brings back what was sent"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="composer-buttons">
        <button type="button" className="primary" onClick={() => send(true)}>
          <Icon name="send" />
          Send
        </button>
        <button type="button" onClick={() => send(false)}>
          Without Enter
        </button>
      </div>
    </div>
  );
}
