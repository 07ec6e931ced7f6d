// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { serverEvents } from './api/server-events';
import type { Info, Me } from './api/types';
import { followBadge } from './inbox/badge';
import { auth, begin } from './login/auth';
import { LoginPage } from './login/login-page';
import { route, type Route } from './router';
import { followAttention, resumeNotifications } from './sessions/notify';
import { SessionsPage } from './sessions/sessions-page';
import { followUpgrades } from './shell';
import { ConfirmHost } from './ui/confirm';
import { useStore } from './ui/store';
import { ToastHost } from './ui/toast';

const InboxPage = lazy(() => import('./inbox/inbox-page'));
const SessionPage = lazy(() => import('./terminal/session-page'));
const ReplayPage = lazy(() => import('./replay/replay-page'));

const RETRY_MILLIS = 3_000;

export function App(): ReactElement {
  return (
    <>
      <Content />
      <ConfirmHost />
      <ToastHost />
    </>
  );
}

function Content(): ReactElement {
  const who = useStore(auth);
  const where = useStore(route);
  const signedIn = who.kind === 'in';
  useEffect(() => {
    if (!signedIn) return;
    void resumeNotifications();
    const ends = [serverEvents.follow(), followAttention(), followBadge(), followUpgrades()];
    return () => ends.forEach((end) => end());
  }, [signedIn]);
  switch (who.kind) {
    case 'asking':
      return <Waiting label="Loading" />;
    case 'unreachable':
      return <Unreachable message={who.message} />;
    case 'out':
      return <LoginPage info={who.info} notice={who.notice} />;
    case 'in':
      return <Suspense fallback={<Waiting label="Loading" />}>{view(where, who.info, who.me)}</Suspense>;
  }
}

function view(where: Route, info: Info, me: Me): ReactElement {
  switch (where.page) {
    case 'sessions':
      return <SessionsPage info={info} me={me} start={where.start} />;
    case 'inbox':
      return <InboxPage id={where.id} me={me} />;
    case 'session':
      return where.view === 'replay' ? (
        <ReplayPage key={where.id} id={where.id} me={me} />
      ) : (
        <SessionPage key={`${where.id} ${where.view}`} id={where.id} readOnly={where.view === 'watch'} me={me} />
      );
  }
}

function Waiting({ label }: { label: string }): ReactElement {
  return <div className="boot" role="status" aria-label={label} />;
}

function Unreachable({ message }: { message: string }): ReactElement {
  useEffect(() => {
    const timer = setInterval(() => void begin(), RETRY_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="login">
      <div className="login-card">
        <h1>Not connected</h1>
        <p role="alert">{message}. Your sessions run on; this page needs the daemon to show them.</p>
        <p className="hint">
          <code>ithaca daemon start</code> starts it.
        </p>
        <button type="button" className="primary" onClick={() => void begin()}>
          Try again
        </button>
      </div>
    </main>
  );
}
