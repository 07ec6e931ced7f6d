// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { api } from '../api/client';
import type { Answer, AttentionItem, AttentionKind, Me } from '../api/types';
import { may } from '../login/auth';
import { follow, inboxUrl, sessionUrl } from '../router';
import { age, dateTime } from '../ui/format';
import { Icon } from '../ui/icons';
import { toast } from '../ui/toast';
import { AnswerForm } from './answer-form';
import { failureOf, fateOf, type Fate } from './answers';
import { inboxStore } from './inbox-store';
import { ScreenExcerpt } from './screen-excerpt';

const KINDS: Record<AttentionKind, string> = {
  password: 'Password',
  confirm: 'Yes or no',
  menu: 'Choice',
  text: 'Question',
  agent_prompt: 'What next?',
  approval: 'Approval',
  grant: 'Access',
};

/** After a question has changed: long enough not to answer the new one with a tap meant for the old. */
const CALM_MILLIS = 700;

interface Properties {
  item: AttentionItem;
  me: Me;
  now: number;
  /** Whether this is the one that a link has led to. */
  chosen: boolean;
}

/** One question: who asks what, since when, and the ways to answer it. */
export function ItemCard({ item, me, now, chosen }: Properties): ReactElement {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={card} className={`item${chosen ? ' chosen' : ''}`} data-item={item.id} aria-current={chosen || undefined}>
      <header className="item-head">
        <span className="kind">{KINDS[item.kind] ?? item.kind}</span>
        <h2>
          <a href={inboxUrl(item.id)} onClick={follow}>
            {item.title}
          </a>
        </h2>
        <time className="since" dateTime={item.since} title={dateTime(item.since)}>
          {age(item.since, now)}
        </time>
      </header>
      {item.question === '' ? <p className="hint">It has not said in words what it waits for.</p> : <pre className="question">{item.question}</pre>}
      {item.session !== null && <ScreenExcerpt session={item.session} fence={item.fence} open={chosen || item.question === ''} />}
      {may(me, 'control') && <Answering item={item} />}
      {item.session !== null && (
        <p className="item-foot">
          <a className="button" href={sessionUrl(item.session)} onClick={follow}>
            <Icon name="terminal" />
            Open the terminal
          </a>
        </p>
      )}
    </li>
  );
}

function Answering({ item }: { item: AttentionItem }): ReactElement {
  const [busy, setBusy] = useState(false);
  const [fate, setFate] = useState<(Fate & { fence: string }) | null>(null);
  const calm = useCalm(`${item.question}\n${item.choices.join('\n')}`);
  const done = fate?.kind === 'taken' && fate.fence === item.fence;

  const send = async (answer: Answer): Promise<void> => {
    setBusy(true);
    setFate(null);
    const became = await api.answer(item, answer).then(fateOf, failureOf);
    if (became.kind === 'taken') toast(became.text);
    else await inboxStore.reload().catch(() => {});
    // The card may be gone with its question; what became of the answer is said all the same.
    const stays = inboxStore.inbox.get().items.some((other) => other.id === item.id);
    if (became.kind !== 'taken' && !stays) toast(became.text, { kind: 'failure' });
    setFate({ ...became, fence: item.fence });
    setBusy(false);
  };

  return (
    <div className="answering" aria-busy={busy}>
      <AnswerForm item={item} disabled={busy || done || !calm || item.fence === ''} send={(answer) => void send(answer)} />
      <p role="alert" className={fate && fate.kind !== 'taken' ? 'failure' : 'unseen'}>
        {fate?.text}
      </p>
      {busy && <p className="hint">Sending…</p>}
    </div>
  );
}

/** False for a moment after something that was there has changed. */
function useCalm(what: string): boolean {
  const [seen, setSeen] = useState(what);
  useEffect(() => {
    if (seen === what) return;
    const timer = setTimeout(() => setSeen(what), CALM_MILLIS);
    return () => clearTimeout(timer);
  }, [seen, what]);
  return seen === what;
}
