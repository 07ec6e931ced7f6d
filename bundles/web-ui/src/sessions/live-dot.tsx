// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { StreamState } from '../api/event-stream';

const TEXT: Record<StreamState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
};

export function LiveDot({ state }: { state: StreamState }): ReactElement {
  return (
    <span className={`live-dot ${state}`} role="status">
      {TEXT[state]}
    </span>
  );
}
