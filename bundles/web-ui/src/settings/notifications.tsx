// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type ReactElement } from 'react';
import { api } from '../api/client';
import { disableNotifications, enableNotifications, permission } from '../sessions/notify';
import { useStore } from '../ui/store';
import { fail, toast } from '../ui/toast';
import { Check } from './check';
import { push, refreshPush, type PushState } from './push';
import { settings } from './settings';

const WHILE_OPEN = 'Now only while this page is open in any tab';

/** What the state of notifications means to the user. */
function hint(state: PushState, on: boolean): string {
  if (permission() === 'unsupported') return 'Unsupported: this browser has no notifications for this page.';
  if (state.kind === 'blocked' || permission() === 'denied')
    return 'Blocked: the browser forbids notifications of this page; allow them in its settings first.';
  if (!on) return permission() === 'default' ? 'The browser will ask.' : 'Off for this browser.';
  switch (state.kind) {
    case 'on':
      return 'On, also while this page is closed.';
    case 'unsupported':
      return `${WHILE_OPEN}: this browser has no Web Push.`;
    case 'unconfigured':
      return `${WHILE_OPEN}: the server is not configured for Web Push (${state.message}).`;
    case 'unreachable':
      return `${WHILE_OPEN}: the browser’s push service cannot be used (${state.message}).`;
    default:
      return `${WHILE_OPEN}.`;
  }
}

export function Notifications(): ReactElement {
  const state = useStore(push);
  const { notifications } = useStore(settings);
  const [busy, setBusy] = useState(false);
  const possible = permission() === 'granted' || permission() === 'default';
  const on = notifications && permission() === 'granted';
  useEffect(() => void refreshPush(), []);
  const turn = (wanted: boolean): void => {
    setBusy(true);
    (wanted ? enableNotifications() : disableNotifications()).catch(fail).finally(() => setBusy(false));
  };
  return (
    <>
      <Check label="Notify me when a session needs input or ends" hint={hint(state, on)} checked={on} disabled={!possible || busy} onChange={turn} />
      {on && state.kind === 'on' && (
        <p className="inline-form">
          <button type="button" onClick={() => void api.pushTest().then(() => toast('A notification is on its way.'), fail)}>
            Send a test notification
          </button>
        </p>
      )}
    </>
  );
}
