// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useNow } from '../ui/now';
import { useStore } from '../ui/store';
import type { Attachment } from './attachment';
import type { LinkState } from './link';

/** Says in words what the link does when it does not just work. */
export function LinkBanner({ attachment, readOnly }: { attachment: Attachment; readOnly: boolean }): ReactElement | null {
  const state = useStore(attachment.state);
  const size = useStore(attachment.size);
  const unsent = useStore(attachment.unsent);
  const text = describe(state);
  if (text === null) {
    if (readOnly || size.mine) return null;
    return (
      <div className="banner" role="status">
        <span>
          Another client has set {size.columns}×{size.rows}.
        </span>
        <button type="button" onClick={() => attachment.claimSize()}>
          Fit to this window
        </button>
      </div>
    );
  }
  return (
    <div className={`banner ${state.kind}`}>
      <span role="status">
        {text} <Unsent {...unsent} waiting={state.kind === 'waiting'} />
      </span>
      {state.kind === 'waiting' && (
        <>
          <Since at={state.since} />
          <button type="button" onClick={() => attachment.hurry()}>
            Try now
          </button>
        </>
      )}
    </div>
  );
}

/** What became of keys: nobody should type into a void. */
function Unsent({ kept, refused, waiting }: { kept: number; refused: number; waiting: boolean }): ReactElement | null {
  if (refused > 0) {
    const count = `${refused} ${refused === 1 ? 'character was' : 'characters were'} not sent.`;
    return (
      <b key={refused} className="refused">
        {count}
      </b>
    );
  }
  if (kept > 0) return <>What you have typed is sent as soon as it is attached.</>;
  return waiting ? <>Keys are not sent.</> : null;
}

function Since({ at }: { at: number }): ReactElement {
  const now = useNow(1000);
  return <span className="since" role="timer">{Math.max(0, Math.round((now - at) / 1000))} s</span>;
}

function describe(state: LinkState): string | null {
  switch (state.kind) {
    case 'live':
      return null;
    case 'connecting':
      return 'Connecting…';
    case 'waiting':
      return 'The link is down. The session runs on; no output is lost.';
    case 'failed':
      return `Not attached: ${state.message}`;
    case 'ended': {
      const { exitCode, signal } = state.end;
      if (signal) return `The session has ended, by ${signal}.`;
      return exitCode === null ? 'The session has ended.' : `The session has ended with ${exitCode}.`;
    }
  }
}
