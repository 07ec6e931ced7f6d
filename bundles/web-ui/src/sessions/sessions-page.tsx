// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { serverEvents } from '../api/server-events';
import type { Info, Me } from '../api/types';
import { InboxButton } from '../inbox/inbox-button';
import { may } from '../login/auth';
import { go, inboxUrl } from '../router';
import { SettingsDialog } from '../settings/settings-dialog';
import { Icon } from '../ui/icons';
import { Logo } from '../ui/logo';
import { useStore } from '../ui/store';
import { useTitle } from '../ui/title';
import { fail } from '../ui/toast';
import { useKey } from '../ui/use-key';
import { asked } from './actions';
import { allTags, arrange, isActive, type Arrangement, type SortField } from './arrange';
import { AskedDialog } from './asked-dialog';
import { LiveDot } from './live-dot';
import { ListToolbar } from './list-toolbar';
import { arrangement } from './preferences';
import { sessionStore } from './session-store';
import { SessionTable } from './session-table';

const change = (part: Partial<Arrangement>): void => arrangement.update((now) => ({ ...now, ...part }));

const sortBy = (sort: SortField): void =>
  arrangement.update((now) => ({ ...now, sort, descending: now.sort === sort ? !now.descending : sort === 'created_at' }));

const onlyTag = (tag: string): void => change({ tags: [tag] });

const startNew = (): void => asked.set({ kind: 'start', like: null });

export function SessionsPage({ info, me, start }: { info: Info; me: Me; start: boolean }): ReactElement {
  const { loaded, all, more } = useStore(sessionStore.sessions);
  const stream = useStore(serverEvents.state);
  const by = useStore(arrangement);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const groups = useMemo(() => arrange(all.values(), by), [all, by]);
  const tags = useMemo(() => allTags(all.values()), [all]);
  const running = [...all.values()].filter(isActive);
  const attention = running.filter((session) => session.input_needed).length;
  const control = may(me, 'control');

  useTitle('Ithaca');
  useEffect(() => {
    if (!start) return;
    go('/', true);
    if (control) startNew();
  }, [start, control]);
  useKey('n', () => control && startNew());
  useKey('i', () => go(inboxUrl()));

  return (
    <div className="page">
      <header className="top">
        <Logo />
        <h1>Ithaca</h1>
        <LiveDot state={stream} />
        <p className="summary" role="status">
          {loaded && `${running.length} running${attention > 0 ? `, ${attention} ${attention === 1 ? 'needs' : 'need'} input` : ''}`}
        </p>
        <span className="space" />
        {control && (
          <button type="button" className="primary" onClick={startNew} aria-keyshortcuts="n">
            <Icon name="plus" />
            New<span className="wide-only"> session</span>
          </button>
        )}
        <InboxButton />
        <button type="button" className="quiet square" aria-label="Settings" title="Settings" onClick={() => setSettingsOpen(true)}>
          <Icon name="settings" />
        </button>
      </header>
      <main>
        <ListToolbar by={by} tags={tags} attention={attention} change={change} />
        {!loaded && <Skeleton />}
        {loaded && all.size === 0 && <Empty control={control} />}
        {loaded && all.size > 0 && groups.length === 0 && (
          <p className="empty">
            Nothing matches.{' '}
            <button type="button" onClick={() => change({ search: '', status: 'all', tags: [] })}>
              Show all
            </button>
          </p>
        )}
        {groups.length > 0 && <SessionTable groups={groups} by={by} me={me} onSort={sortBy} onTag={onlyTag} />}
        {more && (
          <button type="button" className="more" onClick={() => void sessionStore.more().catch(fail)}>
            Load older sessions
          </button>
        )}
      </main>
      <AskedDialog />
      {settingsOpen && <SettingsDialog info={info} me={me} onClose={() => setSettingsOpen(false)} />}
    </div>
  );
}

function Skeleton(): ReactElement {
  return (
    <div className="skeleton" role="status" aria-label="Loading sessions">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}

function Empty({ control }: { control: boolean }): ReactElement {
  return (
    <div className="empty">
      <p>No sessions yet.</p>
      {control && (
        <button type="button" className="primary" onClick={startNew}>
          Start the first
        </button>
      )}
      <p className="hint">
        Or in a terminal: <code>ithaca start bash</code>
      </p>
    </div>
  );
}
