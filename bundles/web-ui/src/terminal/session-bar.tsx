// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useRef, type ReactElement } from 'react';
import type { Me, Session } from '../api/types';
import { InboxButton } from '../inbox/inbox-button';
import { follow } from '../router';
import { entriesFor } from '../sessions/actions';
import { isActive, nameOf } from '../sessions/arrange';
import { StatusBadge } from '../sessions/status-badge';
import { FONT_SIZES, settings } from '../settings/settings';
import { saveAs } from '../ui/save';
import { Icon, type IconName } from '../ui/icons';
import { Menu, type MenuEntry } from '../ui/menu';
import type { Attachment } from './attachment';

interface Properties {
  id: string;
  session: Session | null;
  me: Me;
  watching: boolean;
  attachment: Attachment | null;
  keys: boolean;
  composing: boolean;
  onKeys(): void;
  onCompose(): void;
  onFind(): void;
  onText(): void;
  onFiles(files: File[]): void;
}

/** What the session is, and what can be done with its terminal. */
export function SessionBar(properties: Properties): ReactElement {
  const { id, session, me, watching, attachment, keys, composing } = properties;
  const input = useRef<HTMLInputElement>(null);
  const typing = !watching && session !== null && isActive(session);
  const pickFiles = (): void => input.current?.click();
  const entries: MenuEntry[] = [
    ...(typing ? [{ label: 'Upload files', icon: 'upload', run: pickFiles } as const] : []),
    { label: 'Find', icon: 'search', run: properties.onFind },
    { label: 'Copy selection', icon: 'copy', run: () => attachment?.copy() },
    { label: 'Show as text', icon: 'copy', run: properties.onText },
    { label: 'Screen as HTML', icon: 'download', run: () => attachment && saveAs(`${id}.html`, attachment.screen.html(), 'text/html') },
    { label: 'Larger letters', icon: 'plus', run: () => zoom(1) },
    { label: 'Smaller letters', icon: 'down', run: () => zoom(-1) },
  ];
  if (session) entries.push('line', ...entriesFor(session, me, watching ? 'watch' : 'attach'));
  return (
    <header className="session-bar">
      <a className="button quiet square" href="/" onClick={follow} aria-label="All sessions" title="All sessions" aria-keyshortcuts="Control+Shift+Period">
        <Icon name="back" />
      </a>
      <h1 title={session ? `${nameOf(session)}${session.cwd ? ` in ${session.cwd}` : ''}` : id}>{session ? nameOf(session) : id}</h1>
      {session && <StatusBadge session={session} />}
      {watching && <span className="status">read-only</span>}
      <span className="space" />
      {typing && (
        <>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              properties.onFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <Tool label="Upload files" icon="upload" wideOnly onClick={pickFiles} />
          <Tool label="Write several lines" icon="edit" pressed={composing} onClick={properties.onCompose} />
          <Tool label="Extra keys" icon="keyboard" pressed={keys} onClick={properties.onKeys} />
        </>
      )}
      <InboxButton besides={id} />
      <Tool label="Find (Ctrl+Shift+F)" icon="search" wideOnly onClick={properties.onFind} />
      <Menu label="More" icon="more" entries={entries} />
    </header>
  );
}

interface ToolProperties {
  label: string;
  icon: IconName;
  pressed?: boolean;
  wideOnly?: boolean;
  onClick(): void;
}

function Tool({ label, icon, pressed, wideOnly, onClick }: ToolProperties): ReactElement {
  return (
    <button
      type="button"
      className={`quiet square${wideOnly ? ' wide-only' : ''}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

function zoom(by: number): void {
  settings.update((now) => ({
    ...now,
    fontSize: Math.min(FONT_SIZES.largest, Math.max(FONT_SIZES.smallest, now.fontSize + by)),
  }));
}
